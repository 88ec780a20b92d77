"""The types below `types.beta.threads`."""

from typing import TYPE_CHECKING

from ...._core.lazy import lazy_names

if TYPE_CHECKING:
    from . import runs as runs
    from .additional_message import (
        AdditionalMessage as AdditionalMessage,
        AdditionalMessageParam as AdditionalMessageParam,
    )
    from .annotation import Annotation as Annotation
    from .annotation_delta import AnnotationDelta as AnnotationDelta
    from .attachment import Attachment as Attachment, AttachmentParam as AttachmentParam
    from .attachment_file_search_tool import (
        AttachmentFileSearchTool as AttachmentFileSearchTool,
        AttachmentFileSearchToolParam as AttachmentFileSearchToolParam,
    )
    from .attachment_tool import (
        AttachmentTool as AttachmentTool,
        AttachmentToolParam as AttachmentToolParam,
    )
    from .file_citation_annotation import (
        FileCitationAnnotation as FileCitationAnnotation,
        FileCitationAnnotationFileCitation as FileCitationAnnotationFileCitation,
    )
    from .file_citation_delta_annotation import (
        FileCitationDeltaAnnotation as FileCitationDeltaAnnotation,
        FileCitationDeltaAnnotationFileCitation as FileCitationDeltaAnnotationFileCitation,
    )
    from .file_path_annotation import (
        FilePathAnnotation as FilePathAnnotation,
        FilePathAnnotationFilePath as FilePathAnnotationFilePath,
    )
    from .file_path_delta_annotation import (
        FilePathDeltaAnnotation as FilePathDeltaAnnotation,
        FilePathDeltaAnnotationFilePath as FilePathDeltaAnnotationFilePath,
    )
    from .image_file import ImageFile as ImageFile, ImageFileParam as ImageFileParam
    from .image_file_content_block import (
        ImageFileContentBlock as ImageFileContentBlock,
        ImageFileContentBlockParam as ImageFileContentBlockParam,
    )
    from .image_file_delta import ImageFileDelta as ImageFileDelta
    from .image_file_delta_block import ImageFileDeltaBlock as ImageFileDeltaBlock
    from .image_url import ImageURL as ImageURL, ImageURLParam as ImageURLParam
    from .image_url_content_block import (
        ImageURLContentBlock as ImageURLContentBlock,
        ImageURLContentBlockParam as ImageURLContentBlockParam,
    )
    from .image_url_delta import ImageURLDelta as ImageURLDelta
    from .image_url_delta_block import ImageURLDeltaBlock as ImageURLDeltaBlock
    from .message import (
        Message as Message,
        MessageAttachment as MessageAttachment,
        MessageIncompleteDetails as MessageIncompleteDetails,
    )
    from .message_content import MessageContent as MessageContent
    from .message_content_delta import MessageContentDelta as MessageContentDelta
    from .message_content_part import (
        MessageContentPart as MessageContentPart,
        MessageContentPartParam as MessageContentPartParam,
    )
    from .message_create_params import (
        MessageCreateParams as MessageCreateParams,
        MessageCreateParamsDict as MessageCreateParamsDict,
    )
    from .message_deleted import MessageDeleted as MessageDeleted
    from .message_delta import MessageDelta as MessageDelta
    from .message_delta_event import MessageDeltaEvent as MessageDeltaEvent
    from .message_list_params import (
        MessageListParams as MessageListParams,
        MessageListParamsDict as MessageListParamsDict,
    )
    from .message_update_params import (
        MessageUpdateParams as MessageUpdateParams,
        MessageUpdateParamsDict as MessageUpdateParamsDict,
    )
    from .refusal_content_block import RefusalContentBlock as RefusalContentBlock
    from .refusal_delta_block import RefusalDeltaBlock as RefusalDeltaBlock
    from .required_action_function_tool_call import (
        RequiredActionFunctionToolCall as RequiredActionFunctionToolCall,
        RequiredActionFunctionToolCallFunction as RequiredActionFunctionToolCallFunction,
    )
    from .run import (
        Run as Run,
        RunIncompleteDetails as RunIncompleteDetails,
        RunLastError as RunLastError,
    )
    from .run_create_and_poll_params import (
        RunCreateAndPollParams as RunCreateAndPollParams,
        RunCreateAndPollParamsDict as RunCreateAndPollParamsDict,
    )
    from .run_create_and_stream_params import (
        RunCreateAndStreamParams as RunCreateAndStreamParams,
        RunCreateAndStreamParamsDict as RunCreateAndStreamParamsDict,
    )
    from .run_create_params import (
        RunCreateParams as RunCreateParams,
        RunCreateParamsDict as RunCreateParamsDict,
    )
    from .run_list_params import (
        RunListParams as RunListParams,
        RunListParamsDict as RunListParamsDict,
    )
    from .run_required_action import (
        RunRequiredAction as RunRequiredAction,
        RunRequiredActionSubmitToolOutputs as RunRequiredActionSubmitToolOutputs,
    )
    from .run_status import RunStatus as RunStatus
    from .run_stream_params import (
        RunStreamParams as RunStreamParams,
        RunStreamParamsDict as RunStreamParamsDict,
    )
    from .run_submit_tool_outputs_and_poll_params import (
        RunSubmitToolOutputsAndPollParams as RunSubmitToolOutputsAndPollParams,
        RunSubmitToolOutputsAndPollParamsDict as RunSubmitToolOutputsAndPollParamsDict,
    )
    from .run_submit_tool_outputs_params import (
        RunSubmitToolOutputsParams as RunSubmitToolOutputsParams,
        RunSubmitToolOutputsParamsDict as RunSubmitToolOutputsParamsDict,
    )
    from .run_submit_tool_outputs_stream_params import (
        RunSubmitToolOutputsStreamParams as RunSubmitToolOutputsStreamParams,
        RunSubmitToolOutputsStreamParamsDict as RunSubmitToolOutputsStreamParamsDict,
    )
    from .run_update_params import (
        RunUpdateParams as RunUpdateParams,
        RunUpdateParamsDict as RunUpdateParamsDict,
    )
    from .run_usage import RunUsage as RunUsage
    from .text import Text as Text
    from .text_content_block import TextContentBlock as TextContentBlock
    from .text_content_part import (
        TextContentPart as TextContentPart,
        TextContentPartParam as TextContentBlockParam,
        TextContentPartParam as TextContentPartParam,
    )
    from .text_delta import TextDelta as TextDelta
    from .text_delta_block import TextDeltaBlock as TextDeltaBlock
    from .tool_output import ToolOutput as ToolOutput, ToolOutputParam as ToolOutputParam
    from .truncation_strategy import (
        TruncationStrategy as TruncationStrategy,
        TruncationStrategyParam as TruncationStrategyParam,
    )

__all__ = [
    "AdditionalMessage",
    "AdditionalMessageParam",
    "Annotation",
    "AnnotationDelta",
    "Attachment",
    "AttachmentFileSearchTool",
    "AttachmentFileSearchToolParam",
    "AttachmentParam",
    "AttachmentTool",
    "AttachmentToolParam",
    "FileCitationAnnotation",
    "FileCitationAnnotationFileCitation",
    "FileCitationDeltaAnnotation",
    "FileCitationDeltaAnnotationFileCitation",
    "FilePathAnnotation",
    "FilePathAnnotationFilePath",
    "FilePathDeltaAnnotation",
    "FilePathDeltaAnnotationFilePath",
    "ImageFile",
    "ImageFileContentBlock",
    "ImageFileContentBlockParam",
    "ImageFileDelta",
    "ImageFileDeltaBlock",
    "ImageFileParam",
    "ImageURL",
    "ImageURLContentBlock",
    "ImageURLContentBlockParam",
    "ImageURLDelta",
    "ImageURLDeltaBlock",
    "ImageURLParam",
    "Message",
    "MessageAttachment",
    "MessageContent",
    "MessageContentDelta",
    "MessageContentPart",
    "MessageContentPartParam",
    "MessageCreateParams",
    "MessageCreateParamsDict",
    "MessageDeleted",
    "MessageDelta",
    "MessageDeltaEvent",
    "MessageIncompleteDetails",
    "MessageListParams",
    "MessageListParamsDict",
    "MessageUpdateParams",
    "MessageUpdateParamsDict",
    "RefusalContentBlock",
    "RefusalDeltaBlock",
    "RequiredActionFunctionToolCall",
    "RequiredActionFunctionToolCallFunction",
    "Run",
    "RunCreateAndPollParams",
    "RunCreateAndPollParamsDict",
    "RunCreateAndStreamParams",
    "RunCreateAndStreamParamsDict",
    "RunCreateParams",
    "RunCreateParamsDict",
    "RunIncompleteDetails",
    "RunLastError",
    "RunListParams",
    "RunListParamsDict",
    "RunRequiredAction",
    "RunRequiredActionSubmitToolOutputs",
    "RunStatus",
    "RunStreamParams",
    "RunStreamParamsDict",
    "RunSubmitToolOutputsAndPollParams",
    "RunSubmitToolOutputsAndPollParamsDict",
    "RunSubmitToolOutputsParams",
    "RunSubmitToolOutputsParamsDict",
    "RunSubmitToolOutputsStreamParams",
    "RunSubmitToolOutputsStreamParamsDict",
    "RunUpdateParams",
    "RunUpdateParamsDict",
    "RunUsage",
    "Text",
    "TextContentBlock",
    "TextContentBlockParam",
    "TextContentPart",
    "TextContentPartParam",
    "TextDelta",
    "TextDeltaBlock",
    "ToolOutput",
    "ToolOutputParam",
    "TruncationStrategy",
    "TruncationStrategyParam",
    "runs",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "AdditionalMessage": ".additional_message",
        "AdditionalMessageParam": ".additional_message",
        "Annotation": ".annotation",
        "AnnotationDelta": ".annotation_delta",
        "Attachment": ".attachment",
        "AttachmentFileSearchTool": ".attachment_file_search_tool",
        "AttachmentFileSearchToolParam": ".attachment_file_search_tool",
        "AttachmentParam": ".attachment",
        "AttachmentTool": ".attachment_tool",
        "AttachmentToolParam": ".attachment_tool",
        "FileCitationAnnotation": ".file_citation_annotation",
        "FileCitationAnnotationFileCitation": ".file_citation_annotation",
        "FileCitationDeltaAnnotation": ".file_citation_delta_annotation",
        "FileCitationDeltaAnnotationFileCitation": ".file_citation_delta_annotation",
        "FilePathAnnotation": ".file_path_annotation",
        "FilePathAnnotationFilePath": ".file_path_annotation",
        "FilePathDeltaAnnotation": ".file_path_delta_annotation",
        "FilePathDeltaAnnotationFilePath": ".file_path_delta_annotation",
        "ImageFile": ".image_file",
        "ImageFileContentBlock": ".image_file_content_block",
        "ImageFileContentBlockParam": ".image_file_content_block",
        "ImageFileDelta": ".image_file_delta",
        "ImageFileDeltaBlock": ".image_file_delta_block",
        "ImageFileParam": ".image_file",
        "ImageURL": ".image_url",
        "ImageURLContentBlock": ".image_url_content_block",
        "ImageURLContentBlockParam": ".image_url_content_block",
        "ImageURLDelta": ".image_url_delta",
        "ImageURLDeltaBlock": ".image_url_delta_block",
        "ImageURLParam": ".image_url",
        "Message": ".message",
        "MessageAttachment": ".message",
        "MessageContent": ".message_content",
        "MessageContentDelta": ".message_content_delta",
        "MessageContentPart": ".message_content_part",
        "MessageContentPartParam": ".message_content_part",
        "MessageCreateParams": ".message_create_params",
        "MessageCreateParamsDict": ".message_create_params",
        "MessageDeleted": ".message_deleted",
        "MessageDelta": ".message_delta",
        "MessageDeltaEvent": ".message_delta_event",
        "MessageIncompleteDetails": ".message",
        "MessageListParams": ".message_list_params",
        "MessageListParamsDict": ".message_list_params",
        "MessageUpdateParams": ".message_update_params",
        "MessageUpdateParamsDict": ".message_update_params",
        "RefusalContentBlock": ".refusal_content_block",
        "RefusalDeltaBlock": ".refusal_delta_block",
        "RequiredActionFunctionToolCall": ".required_action_function_tool_call",
        "RequiredActionFunctionToolCallFunction": ".required_action_function_tool_call",
        "Run": ".run",
        "RunCreateAndPollParams": ".run_create_and_poll_params",
        "RunCreateAndPollParamsDict": ".run_create_and_poll_params",
        "RunCreateAndStreamParams": ".run_create_and_stream_params",
        "RunCreateAndStreamParamsDict": ".run_create_and_stream_params",
        "RunCreateParams": ".run_create_params",
        "RunCreateParamsDict": ".run_create_params",
        "RunIncompleteDetails": ".run",
        "RunLastError": ".run",
        "RunListParams": ".run_list_params",
        "RunListParamsDict": ".run_list_params",
        "RunRequiredAction": ".run_required_action",
        "RunRequiredActionSubmitToolOutputs": ".run_required_action",
        "RunStatus": ".run_status",
        "RunStreamParams": ".run_stream_params",
        "RunStreamParamsDict": ".run_stream_params",
        "RunSubmitToolOutputsAndPollParams": ".run_submit_tool_outputs_and_poll_params",
        "RunSubmitToolOutputsAndPollParamsDict": ".run_submit_tool_outputs_and_poll_params",
        "RunSubmitToolOutputsParams": ".run_submit_tool_outputs_params",
        "RunSubmitToolOutputsParamsDict": ".run_submit_tool_outputs_params",
        "RunSubmitToolOutputsStreamParams": ".run_submit_tool_outputs_stream_params",
        "RunSubmitToolOutputsStreamParamsDict": ".run_submit_tool_outputs_stream_params",
        "RunUpdateParams": ".run_update_params",
        "RunUpdateParamsDict": ".run_update_params",
        "RunUsage": ".run_usage",
        "Text": ".text",
        "TextContentBlock": ".text_content_block",
        "TextContentBlockParam": ".text_content_part:TextContentPartParam",
        "TextContentPart": ".text_content_part",
        "TextContentPartParam": ".text_content_part",
        "TextDelta": ".text_delta",
        "TextDeltaBlock": ".text_delta_block",
        "ToolOutput": ".tool_output",
        "ToolOutputParam": ".tool_output",
        "TruncationStrategy": ".truncation_strategy",
        "TruncationStrategyParam": ".truncation_strategy",
    },
    [
        "image_file_content_block_param",
        "image_file_param",
        "image_url_content_block_param",
        "image_url_param",
        "message_content_part_param",
        "runs",
        "text_content_block_param",
    ],
)
