"""The types below `types.beta.threads.runs`."""

from typing import TYPE_CHECKING

from ....._core.lazy import lazy_names

if TYPE_CHECKING:
    from .code_interpreter import CodeInterpreter as CodeInterpreter
    from .code_interpreter_delta import CodeInterpreterDelta as CodeInterpreterDelta
    from .code_interpreter_image_output import (
        CodeInterpreterImageOutput as CodeInterpreterImageOutput,
        CodeInterpreterImageOutputImage as CodeInterpreterImageOutputImage,
    )
    from .code_interpreter_logs import CodeInterpreterLogs as CodeInterpreterLogs
    from .code_interpreter_logs_output import CodeInterpreterLogsOutput as CodeInterpreterLogsOutput
    from .code_interpreter_output import CodeInterpreterOutput as CodeInterpreterOutput
    from .code_interpreter_output_delta import (
        CodeInterpreterOutputDelta as CodeInterpreterOutputDelta,
    )
    from .code_interpreter_output_image import (
        CodeInterpreterOutputImage as CodeInterpreterOutputImage,
        CodeInterpreterOutputImageImage as CodeInterpreterOutputImageImage,
    )
    from .code_interpreter_tool_call import CodeInterpreterToolCall as CodeInterpreterToolCall
    from .code_interpreter_tool_call_delta import (
        CodeInterpreterToolCallDelta as CodeInterpreterToolCallDelta,
    )
    from .file_search import FileSearch as FileSearch
    from .file_search_result import FileSearchResult as FileSearchResult
    from .file_search_result_content import FileSearchResultContent as FileSearchResultContent
    from .file_search_result_ranking import FileSearchResultRanking as FileSearchResultRanking
    from .file_search_tool_call import FileSearchToolCall as FileSearchToolCall
    from .file_search_tool_call_delta import FileSearchToolCallDelta as FileSearchToolCallDelta
    from .function_tool_call import (
        FunctionToolCall as FunctionToolCall,
        FunctionToolCallFunction as FunctionToolCallFunction,
    )
    from .function_tool_call_delta import (
        FunctionToolCallDelta as FunctionToolCallDelta,
        FunctionToolCallDeltaFunction as FunctionToolCallDeltaFunction,
    )
    from .message_creation_step_details import (
        MessageCreationStepDetails as MessageCreationStepDetails,
        MessageCreationStepDetailsMessageCreation as MessageCreationStepDetailsMessageCreation,
    )
    from .run_step import RunStep as RunStep, RunStepLastError as RunStepLastError
    from .run_step_delta import RunStepDelta as RunStepDelta
    from .run_step_delta_event import RunStepDeltaEvent as RunStepDeltaEvent
    from .run_step_delta_message_delta import (
        RunStepDeltaMessageDelta as RunStepDeltaMessageDelta,
        RunStepDeltaMessageDeltaMessageCreation as RunStepDeltaMessageDeltaMessageCreation,
    )
    from .run_step_include import RunStepInclude as RunStepInclude
    from .run_step_usage import RunStepUsage as RunStepUsage
    from .step_details import StepDetails as StepDetails
    from .step_details_delta import StepDetailsDelta as StepDetailsDelta
    from .step_list_params import (
        StepListParams as StepListParams,
        StepListParamsDict as StepListParamsDict,
    )
    from .step_retrieve_params import (
        StepRetrieveParams as StepRetrieveParams,
        StepRetrieveParamsDict as StepRetrieveParamsDict,
    )
    from .tool_call import ToolCall as ToolCall
    from .tool_call_delta import ToolCallDelta as ToolCallDelta
    from .tool_call_delta_object import ToolCallDeltaObject as ToolCallDeltaObject
    from .tool_calls_step_details import ToolCallsStepDetails as ToolCallsStepDetails

__all__ = [
    "CodeInterpreter",
    "CodeInterpreterDelta",
    "CodeInterpreterImageOutput",
    "CodeInterpreterImageOutputImage",
    "CodeInterpreterLogs",
    "CodeInterpreterLogsOutput",
    "CodeInterpreterOutput",
    "CodeInterpreterOutputDelta",
    "CodeInterpreterOutputImage",
    "CodeInterpreterOutputImageImage",
    "CodeInterpreterToolCall",
    "CodeInterpreterToolCallDelta",
    "FileSearch",
    "FileSearchResult",
    "FileSearchResultContent",
    "FileSearchResultRanking",
    "FileSearchToolCall",
    "FileSearchToolCallDelta",
    "FunctionToolCall",
    "FunctionToolCallDelta",
    "FunctionToolCallDeltaFunction",
    "FunctionToolCallFunction",
    "MessageCreationStepDetails",
    "MessageCreationStepDetailsMessageCreation",
    "RunStep",
    "RunStepDelta",
    "RunStepDeltaEvent",
    "RunStepDeltaMessageDelta",
    "RunStepDeltaMessageDeltaMessageCreation",
    "RunStepInclude",
    "RunStepLastError",
    "RunStepUsage",
    "StepDetails",
    "StepDetailsDelta",
    "StepListParams",
    "StepListParamsDict",
    "StepRetrieveParams",
    "StepRetrieveParamsDict",
    "ToolCall",
    "ToolCallDelta",
    "ToolCallDeltaObject",
    "ToolCallsStepDetails",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "CodeInterpreter": ".code_interpreter",
        "CodeInterpreterDelta": ".code_interpreter_delta",
        "CodeInterpreterImageOutput": ".code_interpreter_image_output",
        "CodeInterpreterImageOutputImage": ".code_interpreter_image_output",
        "CodeInterpreterLogs": ".code_interpreter_logs",
        "CodeInterpreterLogsOutput": ".code_interpreter_logs_output",
        "CodeInterpreterOutput": ".code_interpreter_output",
        "CodeInterpreterOutputDelta": ".code_interpreter_output_delta",
        "CodeInterpreterOutputImage": ".code_interpreter_output_image",
        "CodeInterpreterOutputImageImage": ".code_interpreter_output_image",
        "CodeInterpreterToolCall": ".code_interpreter_tool_call",
        "CodeInterpreterToolCallDelta": ".code_interpreter_tool_call_delta",
        "FileSearch": ".file_search",
        "FileSearchResult": ".file_search_result",
        "FileSearchResultContent": ".file_search_result_content",
        "FileSearchResultRanking": ".file_search_result_ranking",
        "FileSearchToolCall": ".file_search_tool_call",
        "FileSearchToolCallDelta": ".file_search_tool_call_delta",
        "FunctionToolCall": ".function_tool_call",
        "FunctionToolCallDelta": ".function_tool_call_delta",
        "FunctionToolCallDeltaFunction": ".function_tool_call_delta",
        "FunctionToolCallFunction": ".function_tool_call",
        "MessageCreationStepDetails": ".message_creation_step_details",
        "MessageCreationStepDetailsMessageCreation": ".message_creation_step_details",
        "RunStep": ".run_step",
        "RunStepDelta": ".run_step_delta",
        "RunStepDeltaEvent": ".run_step_delta_event",
        "RunStepDeltaMessageDelta": ".run_step_delta_message_delta",
        "RunStepDeltaMessageDeltaMessageCreation": ".run_step_delta_message_delta",
        "RunStepInclude": ".run_step_include",
        "RunStepLastError": ".run_step",
        "RunStepUsage": ".run_step_usage",
        "StepDetails": ".step_details",
        "StepDetailsDelta": ".step_details_delta",
        "StepListParams": ".step_list_params",
        "StepListParamsDict": ".step_list_params",
        "StepRetrieveParams": ".step_retrieve_params",
        "StepRetrieveParamsDict": ".step_retrieve_params",
        "ToolCall": ".tool_call",
        "ToolCallDelta": ".tool_call_delta",
        "ToolCallDeltaObject": ".tool_call_delta_object",
        "ToolCallsStepDetails": ".tool_calls_step_details",
    },
)
