#include "widgets/kit/sentences.h"

#include "widgets/kit/plain_text.h"

namespace kit {

namespace {

QString argument(const core::Error::Arguments &arguments, const char *key) {
    const auto found = arguments.find(key);
    return found == arguments.end() ? QString() : harmless(QString::fromStdString(found->second));
}

} // namespace

QString Sentences::of(v1::ModelFileFault fault, const core::Error::Arguments &arguments) {
    switch (fault) {
    case v1::MODEL_FILE_UNKNOWN_FORMAT:
        return tr("It is neither GGUF nor safetensors.");
    case v1::MODEL_FILE_UNSUPPORTED_VERSION:
        return tr("It is of a version of its format that this service does not read.");
    case v1::MODEL_FILE_WRONG_BYTE_ORDER:
        return tr("It was written for machines of the other byte order.");
    case v1::MODEL_FILE_TRUNCATED:
        return tr("It ends before what its header announces. Copy it again, whole.");
    case v1::MODEL_FILE_LIMIT_EXCEEDED:
        return tr("Its header announces more than any model has.");
    case v1::MODEL_FILE_INVALID_KEY:
        return tr("Its header has a key that the format does not allow.");
    case v1::MODEL_FILE_INVALID_TEXT:
        return tr("Its header holds text that is not UTF-8.");
    case v1::MODEL_FILE_INVALID_JSON:
        return tr("The JSON in it is not valid.");
    case v1::MODEL_FILE_UNKNOWN_TYPE:
        return tr("Its header names a data type that the format does not know.");
    case v1::MODEL_FILE_WRONG_TYPE:
        return tr("A value of its header is of another type than it must be.");
    case v1::MODEL_FILE_NESTED_ARRAY:
        return tr("Its header has lists within lists, which the format does not allow.");
    case v1::MODEL_FILE_REPEATED:
        return tr("A key or a tensor stands in its header twice.");
    case v1::MODEL_FILE_INVALID_ALIGNMENT:
        return tr("Its tensors are aligned in a way that the format does not allow.");
    case v1::MODEL_FILE_INVALID_SHAPE:
        return tr("A tensor has a shape that cannot be.");
    case v1::MODEL_FILE_INVALID_OFFSET:
        return tr("Its tensors overlap, leave holes or do not have their sizes.");
    case v1::MODEL_FILE_TOO_COSTLY:
        return tr("Its header takes too much time or memory to read.");
    case v1::MODEL_FILE_READER_KILLED:
        return tr("Reading its header was stopped by signal %1.").arg(argument(arguments, "signal"));
    case v1::MODEL_FILE_UNKNOWN_EXTENSION:
        return tr("By its name it is neither GGUF nor safetensors.");
    case v1::MODEL_FILE_UNSAFE_NAME:
        return tr("Its name has characters that cannot be shown safely. Rename it.");
    case v1::MODEL_FILE_FAULT_UNSPECIFIED:
    case v1::ModelFileFault_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::ModelFileFault_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("It is damaged or not a model file.");
}

QString Sentences::of(v1::JsonFault fault, const core::Error::Arguments &arguments) {
    const auto value = [&](const char *key) { return argument(arguments, key); };
    switch (fault) {
    case v1::JSON_GRAMMAR:
        return tr("Something stands here that JSON does not allow.");
    case v1::JSON_NOT_FINISHED:
        return tr("The text ends before the JSON does.");
    case v1::JSON_BYTE_ORDER_MARK:
        return tr("A byte order mark stands before it. Save it as UTF-8 without one.");
    case v1::JSON_ZERO_BYTE:
        return tr("There is a zero byte in it.");
    case v1::JSON_NUMBER_TOO_LARGE:
        return tr("The number is too large.");
    case v1::JSON_KEY_REPEATED:
        return tr("The same key stands twice in one object.");
    case v1::JSON_TOO_DEEP:
        return tr("It is nested deeper than %1 levels.").arg(value("limit"));
    case v1::JSON_CHOICE_REPEATED:
        return tr("Another of its kind is given too, and only one may be.");
    case v1::JSON_NULL:
        return tr("null has no place here. Leave out what is not set.");
    case v1::JSON_VALUE_EXPECTED:
        return tr("A single value must stand here.");
    case v1::JSON_OBJECT_EXPECTED:
        return tr("An object must stand here, in braces.");
    case v1::JSON_ARRAY_EXPECTED:
        return tr("A list must stand here, in brackets.");
    case v1::JSON_BOOLEAN_EXPECTED:
        return tr("It must be true or false.");
    case v1::JSON_TEXT_EXPECTED:
        return tr("It must be text in quotes.");
    case v1::JSON_BASE64_EXPECTED:
        return tr("It must be padded base64 in quotes.");
    case v1::JSON_SHORT_INTEGER_EXPECTED:
        return tr("It must be a whole number of 32 bits.");
    case v1::JSON_LONG_INTEGER_EXPECTED:
        return tr("It must be a whole number of 64 bits. Put a large one in quotes.");
    case v1::JSON_NAME_EXPECTED:
        return tr("It must be the name of a value of %1, in quotes.").arg(value("type"));
    case v1::JSON_TIME_EXPECTED:
        return tr("It must be a time, for example %1.").arg(value("example"));
    case v1::JSON_DURATION_EXPECTED:
        return tr("It must be a duration in seconds, for example %1.").arg(value("example"));
    case v1::JSON_NOT_GIVEN:
        return tr("It is of a type that cannot be given in JSON.");
    case v1::JSON_FILE_UNFIT:
        return tr("%1 does not hold what it must. Move it away to begin anew.").arg(value("path"));
    case v1::JSON_FAULT_UNSPECIFIED:
    case v1::JsonFault_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::JsonFault_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("It breaks the rules of JSON.");
}

QString Sentences::of(v1::LogProofFault fault, const core::Error::Arguments &arguments) {
    switch (fault) {
    case v1::LOG_NOTE_MALFORMED:
        return tr("The signed note is malformed.");
    case v1::LOG_SIGNATURE_MISSING:
        return tr("No known key has signed it.");
    case v1::LOG_SIGNATURE_WRONG:
        return tr("The signature of the key %1 is wrong.").arg(argument(arguments, "key"));
    case v1::LOG_CHECKPOINT_MALFORMED:
        return tr("The checkpoint is malformed.");
    case v1::LOG_CHECKPOINT_FOREIGN:
        return tr("The checkpoint is of another log.");
    case v1::LOG_KEY_MALFORMED:
        return tr("The key of the log is malformed.");
    case v1::LOG_HASH_MALFORMED:
        return tr("A hash of the log is malformed.");
    case v1::LOG_TILE_MALFORMED:
        return tr("A tile of the log is malformed.");
    case v1::LOG_BUNDLE_MALFORMED:
        return tr("A bundle of entries of the log is malformed.");
    case v1::LOG_TREE_BROKEN:
        return tr("What is stored of the log's tree does not fit together.");
    case v1::LOG_PROOF_MISSING:
        return tr("The service gave no proof of this entry.");
    case v1::LOG_PROOF_MALFORMED:
        return tr("The proof is malformed.");
    case v1::LOG_INCLUSION_WRONG:
        return tr("The proof does not show that the entry is in the log.");
    case v1::LOG_CONSISTENCY_WRONG:
        return tr("The proof does not show that the log only grew.");
    case v1::LOG_ENTRY_MALFORMED:
        return tr("An entry is not written as the service writes entries.");
    case v1::LOG_ENTRY_DIFFERENT:
        return tr("The log holds another %1 than the service tells.", "name of a field of an entry")
            .arg(argument(arguments, "field"));
    case v1::LOG_PROOF_FAULT_UNSPECIFIED:
    case v1::LogProofFault_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::LogProofFault_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("It is malformed or wrong.");
}

QString Sentences::of(v1::DirectoryFault fault, const core::Error::Arguments &arguments) {
    const auto value = [&](const char *key) { return argument(arguments, key); };
    switch (fault) {
    case v1::DIRECTORY_NOT_EXAMINED:
        return tr("It cannot be examined. The system says: %1").arg(value("system_error"));
    case v1::DIRECTORY_NOT_MADE:
        return tr("It cannot be made. The system says: %1").arg(value("system_error"));
    case v1::DIRECTORY_NOT_WRITTEN:
        return tr("It cannot be written. The system says: %1").arg(value("system_error"));
    case v1::DIRECTORY_NOT_LOCKED:
        return tr("It cannot be locked. The system says: %1").arg(value("system_error"));
    case v1::DIRECTORY_ON_NETWORK:
        return tr("It is on a network file system (%1). Choose one on a local disk.").arg(value("file_system"));
    case v1::DIRECTORY_STORE_NOT_OPENED:
        return tr("It cannot be opened. The system says: %1").arg(value("system_error"));
    case v1::DIRECTORY_STORE_REPLACED:
        return tr("It was deleted, moved or replaced while the service runs. Stop the service and put it back.");
    case v1::DIRECTORY_STORE_NEWER:
        return tr("A newer version of the program wrote it (step %1, where this one knows %2). Start that one.")
            .arg(value("step"), value("known"));
    case v1::DIRECTORY_KEY_MALFORMED:
        return tr("It is not a key file of this program.");
    case v1::DIRECTORY_KEY_MISSING:
        return tr("It is missing, but its certificate is there. Bring both back from a backup.");
    case v1::DIRECTORY_KEY_WRAPPED:
        return tr("It is wrapped by a key that was not given. Start with the key file that it was made with.");
    case v1::DIRECTORY_KEY_NOT_UNWRAPPED:
        return tr("It was wrapped by another key, or was altered.");
    case v1::DIRECTORY_CERTIFICATE_FOREIGN:
        return tr("It does not belong to %1.").arg(value("key"));
    case v1::DIRECTORY_FAULT_UNSPECIFIED:
    case v1::DirectoryFault_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::DirectoryFault_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("It is not as the service needs it.");
}

} // namespace kit
