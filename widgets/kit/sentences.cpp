#include "widgets/kit/sentences.h"

#include <QDateTime>
#include <QLocale>

#include "widgets/kit/time_text.h"

namespace kit {

namespace {

QString argument(const core::Error::Arguments &arguments, const char *key) {
    const auto found = arguments.find(key);
    return found == arguments.end() ? QString() : QString::fromStdString(found->second);
}

// The value of a closed enum that stands among the arguments by name; its zero where it is not known.
template <typename Value>
Value named(const core::Error::Arguments &arguments, const char *key) {
    const auto found = arguments.find(key);
    const auto *value = found == arguments.end()
                            ? nullptr
                            : google::protobuf::GetEnumDescriptor<Value>()->FindValueByName(found->second);
    return value ? static_cast<Value>(value->number()) : Value();
}

QString ofModelFile(const core::Error::Arguments &arguments) {
    const auto path = argument(arguments, "path");
    const auto fault = Sentences::of(named<v1::ModelFileFault>(arguments, "fault"), arguments);
    if (const auto offset = argument(arguments, "offset"); !offset.isEmpty())
        return Sentences::tr("%1 cannot be used, from byte %2 on: %3", "path, position, what is wrong")
            .arg(path, offset, fault);
    return Sentences::tr("%1 cannot be used: %2", "path, what is wrong").arg(path, fault);
}

QString ofUnknown(const QString &field, const QString &value, const QString &meant, const QString &choices) {
    if (value.isEmpty())
        return meant.isEmpty() ? Sentences::tr("This service does not know %1.").arg(field)
                               : Sentences::tr("This service does not know %1. Is “%2” meant?").arg(field, meant);
    if (!meant.isEmpty())
        return Sentences::tr("%1 knows no “%2”. Is “%3” meant?", "a field, a value, another one")
            .arg(field, value, meant);
    return choices.isEmpty() ? Sentences::tr("%1 knows no “%2”.", "a field, a value").arg(field, value)
                             : Sentences::tr("%1 knows no “%2”. It is one of %3.", "a field, a value, a list")
                                   .arg(field, value, choices);
}

QString ofJson(const core::Error::Arguments &arguments) {
    const auto kind = named<v1::JsonFault>(arguments, "fault");
    const auto fault = Sentences::of(kind, arguments);
    if (kind == v1::JSON_FILE_UNFIT)
        return fault;
    if (const auto position = argument(arguments, "position"); !position.isEmpty())
        return Sentences::tr("This is not valid JSON at byte %1: %2").arg(position, fault);
    if (const auto field = argument(arguments, "field"); !field.isEmpty())
        return Sentences::tr("This is not valid JSON at %1: %2", "path of a field, what is wrong").arg(field, fault);
    return Sentences::tr("This is not valid JSON: %1").arg(fault);
}

QString unreadable(const core::Error::Arguments &arguments) {
    const auto path = argument(arguments, "path");
    if (const auto words = argument(arguments, "system_error"); !words.isEmpty())
        return Sentences::tr("The service cannot read %1. The system says: %2").arg(path, words);
    return Sentences::tr("The service cannot read %1. Check its permissions and its disk.").arg(path);
}

QString unreachable(const core::Error::Arguments &arguments) {
    if (const auto detail = argument(arguments, "detail"); !detail.isEmpty())
        return Sentences::tr("The service of this machine did not start: %1.").arg(detail);
    if (const auto address = argument(arguments, "address"); !address.isEmpty())
        return Sentences::tr(
                   "The service at %1 cannot be reached. The console keeps trying; see whether the address is "
                   "right and the service runs.")
            .arg(address);
    return Sentences::tr("The service cannot be reached. The console keeps trying.");
}

QString unknownToService(const core::Error::Arguments &arguments) {
    if (const auto path = argument(arguments, "path"); !path.isEmpty())
        return Sentences::tr(
                   "The credentials file %1 is missing or cannot be used. Start the console with the directory "
                   "that pilothoused enroll wrote, or ask an administrator to enroll you.")
            .arg(path);
    const auto end = QDateTime::fromString(argument(arguments, "expire_time"), Qt::ISODate);
    if (end.isValid())
        return Sentences::tr("Your certificate expired on %1. Ask an administrator to enroll you again.")
            .arg(TimeText::date(end.date()));
    return Sentences::tr("The service does not accept your certificate. Ask an administrator to enroll you again.");
}

} // namespace

QString Sentences::of(const core::Error &error) {
    if (error.violations().empty())
        return of(error.reason(), error.arguments());
    QStringList lines;
    for (const auto &violation : error.violations())
        lines << of(violation);
    return lines.join(QLatin1Char('\n'));
}

QString Sentences::of(v1::Reason reason, const core::Error::Arguments &arguments) {
    const auto value = [&](const char *key) { return argument(arguments, key); };
    switch (reason) {
    case v1::INTERNAL:
        return tr("The service met an error of its own. Its log has the details under trace %1.")
            .arg(value("trace_id"));
    case v1::INVALID_FIELD:
        return tr("The value is not valid here.");
    case v1::NOT_FOUND:
        return tr("%1 does not exist, or is outside of what you may see.").arg(value("name"));
    case v1::ALREADY_EXISTS:
        return tr("%1 exists already. Choose another name, or open the one that is there.").arg(value("name"));
    case v1::STALE_ETAG:
        return tr("%1 was changed by somebody else meanwhile. Compare both versions and decide.").arg(value("name"));
    case v1::REQUEST_ID_REUSED:
        return tr("This request was sent before with other contents. Start the change anew.");
    case v1::PERMISSION_MISSING:
        return tr("You lack the permission %1. An administrator can grant it by a role binding.")
            .arg(value("permission"));
    case v1::UNAUTHENTICATED:
        return unknownToService(arguments);
    case v1::STILL_REFERENCED:
        if (value("count") == QLatin1String("0"))
            return tr("Something that you may not see still refers to %1. Ask an administrator to change it first.")
                .arg(value("name"));
        return tr("%n resource(s) still refer to %1: %2. Change or delete them first.", nullptr, value("count").toInt())
            .arg(value("name"), value("referrers"));
    case v1::REFERENCE_MISSING:
        return tr("%1 does not exist. Create it first, or name another.").arg(value("target"));
    case v1::VERB_ONLY_FIELD:
        return tr("%1 is set by %2 alone.").arg(value("field"), value("verb"));
    case v1::IMMUTABLE_FIELD:
        return tr("%1 cannot change after creation.").arg(value("field"));
    case v1::KIND_MISMATCH:
        return tr("The name %1 and the contents are of different kinds.").arg(value("name"));
    case v1::INVALID_FILTER:
        return tr("The filter is not valid at position %1: %2")
            .arg(value("position"), of(named<v1::FilterMistake>(arguments, "mistake"), arguments));
    case v1::INVALID_PAGE_TOKEN:
        return tr("The list has changed too much to continue. Load it again.");
    case v1::REVISION_EXPIRED:
        return tr("The service no longer holds the changes since then. Load the list again.");
    case v1::REVISION_IN_FUTURE:
        return tr("Revision %1 has not happened yet.").arg(value("revision"));
    case v1::TOO_LARGE:
        return tr("It is too large: %1 where at most %2 are allowed.").arg(value("size"), value("limit"));
    case v1::SLOW_CONSUMER:
        return tr("This console did not keep up with the service and was cut off. It connects again by itself.");
    case v1::STORE_SEALED:
        return tr("The store does not match its log (entry %1), so nothing can be changed any more. Keep the data "
                  "directory as it is and call your compliance officer.")
            .arg(value("index"));
    case v1::DISK_FULL:
        return tr("The disk of the service is full. Free some space; writing goes on by itself then.");
    case v1::UNAVAILABLE:
        return unreachable(arguments);
    case v1::WRONG_STATE:
        if (const auto said = ofPolicy(reason, arguments); !said.isEmpty())
            return said;
        return tr("%1 is in the state %2, in which this is not possible.").arg(value("name"), value("state"));
    case v1::PATH_NOT_ALLOWED:
        return tr("%1 is outside of the model directories of this service. Start it with --model-root for that "
                  "directory.")
            .arg(value("path"));
    case v1::FILE_NOT_FOUND:
        return tr("There is no file at %1.").arg(value("path"));
    case v1::FILE_CHANGED:
        return tr("%1 changed while it was being imported. Import it again when it is complete.").arg(value("path"));
    case v1::MODEL_FILE_INVALID:
        return ofModelFile(arguments);
    case v1::FILE_UNREADABLE:
        return unreadable(arguments);
    case v1::OPERATION_CANCELLED:
        return tr("It was cancelled.");
    case v1::OPERATION_INTERRUPTED:
        return tr("The service stopped while it ran, and it could not be taken up again. Start it once more.");
    case v1::GRANT_EXCEEDS_OWN:
        return tr("Nobody can grant what he does not hold: you lack %1.").arg(value("permission"));
    case v1::RESOURCE_EXHAUSTED:
        return tr("Too much at once: the limit is %1. Try again in a moment.").arg(value("limit"));
    case v1::MANAGED_KIND:
        return tr("%1 is changed by its own actions alone.").arg(value("name"));
    case v1::UNKNOWN_FIELD:
        return ofUnknown(value("field"), value("value"), value("meant"), value("choices"));
    case v1::LOG_INDEX_OUT_OF_RANGE:
        return tr("The log has no entry %1.").arg(value("index"));
    case v1::INVALID_JSON:
        return ofJson(arguments);
    case v1::DATA_DIRECTORY_IN_USE:
        return value("pid").isEmpty()
                   ? tr("Another process already uses the data directory %1.").arg(value("path"))
                   : tr("Process %1 already uses the data directory %2.").arg(value("pid"), value("path"));
    case v1::DATA_DIRECTORY_UNUSABLE:
        return tr("%1 cannot be used: %2", "path, what is wrong")
            .arg(value("path"), of(named<v1::DirectoryFault>(arguments, "fault"), arguments));
    case v1::UNTRUSTED_SERVER:
        return tr("The service at this address is not the one that this console trusts, so nothing was sent to it. See "
                  "whether the address is right and your credentials are for this service.");
    case v1::LOG_REWRITTEN:
        return tr(
            "The log of this service does not continue what this console saw before. Both signed heads are kept as "
            "proof; call your compliance officer.");
    case v1::DEADLINE_EXCEEDED:
        return tr("The service did not answer in time. Try again.");
    case v1::UNIMPLEMENTED:
        return tr("This service is older than the console and cannot do that.");
    case v1::LAST_ADMINISTRATOR:
        return tr("Somebody must remain who may administer the organisation. Bind another administrator first.");
    case v1::LOG_PROOF_INVALID:
        return tr("What the service gave of its log does not verify: %1")
            .arg(of(named<v1::LogProofFault>(arguments, "fault"), arguments));
    case v1::VALUE_MISSING:
    case v1::VALUE_REPEATED:
    case v1::VALUE_NOT_ALLOWED:
    case v1::VALUE_MALFORMED:
    case v1::UNSAFE_TEXT:
    case v1::VALUE_OUT_OF_RANGE:
    case v1::TIME_NOT_IN_FUTURE:
    case v1::FIELDS_EXCLUSIVE:
    case v1::MASK_PATH_INVALID:
        return ofField(reason, arguments);
    case v1::MODEL_RETIRED:
    case v1::MODEL_FORMAT_UNSUPPORTED:
    case v1::SHARES_INCOMPLETE:
    case v1::MODEL_NAME_TAKEN:
    case v1::DOES_NOT_FIT:
    case v1::REVISION_UNKNOWN:
        return ofDeployment(reason, arguments);
    case v1::FINDING_NOT_STOPPABLE:
        return ofFinding(reason, arguments);
    case v1::POLICY_FORBIDS:
    case v1::POLICY_NOT_PERMITTED:
    case v1::POLICY_REASON_MISSING:
    case v1::POLICY_TICKET_MISSING:
    case v1::APPROVAL_PENDING:
    case v1::APPROVAL_NOT_POSSIBLE:
    case v1::APPROVER_NOT_ELIGIBLE:
    case v1::APPROVAL_OF_OTHER_BYTES:
    case v1::POLICY_LOCKS_OUT:
    case v1::POLICY_TEST_FAILED:
    case v1::APPROVERS_TOO_FEW:
    case v1::POLICY_SHADOW_FIRST:
    case v1::INVITATION_INVALID:
    case v1::CHANGED_MEANWHILE:
        return ofPolicy(reason, arguments);
    case v1::REASON_UNSPECIFIED:
    case v1::Reason_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Reason_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("The service refused it for a reason that this console does not know.");
}

// What is wrong with one field, said where the field stands or after its name.
QString Sentences::ofField(v1::Reason reason, const core::Error::Arguments &arguments) {
    const auto value = [&](const char *key) { return argument(arguments, key); };
    if (reason == v1::VALUE_MISSING)
        return value("choices").isEmpty() ? tr("A value is needed here.")
                                          : tr("Choose one of these: %1").arg(value("choices"));
    if (reason == v1::VALUE_REPEATED)
        return tr("%1 stands here more than once.").arg(value("value"));
    if (reason == v1::VALUE_NOT_ALLOWED)
        return value("choices").isEmpty()
                   ? tr("%1 is not possible here.").arg(value("value"))
                   : tr("%1 is not possible here. Choose one of these: %2").arg(value("value"), value("choices"));
    if (reason == v1::VALUE_MALFORMED && value("fault") == QLatin1String("CREDENTIALS"))
        return value("user").isEmpty()
                   ? tr("A user and a password do not belong into an address. Keep the password as a secret, name that "
                        "under “Secret”, and write the address like this: %1")
                         .arg(value("example"))
                   : tr("A user and a password do not belong into an address. Keep the password as a secret, name that "
                        "under “Secret” and the user under “User (basic)”, and write the address like this: %1")
                         .arg(value("example"));
    if (reason == v1::VALUE_MALFORMED)
        return value("allowed").isEmpty()
                   ? tr("It is not written as it must be. Write it like this: %1").arg(value("example"))
                   : tr("It is not written as it must be. Only the characters %1 may stand in it; write it like this: "
                        "%2")
                         .arg(value("allowed"), value("example"));
    if (reason == v1::UNSAFE_TEXT)
        return tr("It holds a control character or another one that nobody can see, at position %1. Take it out.")
            .arg(value("position"));
    if (reason == v1::VALUE_OUT_OF_RANGE && value("most").isEmpty())
        return tr("It must not be below %1.").arg(value("least"));
    if (reason == v1::VALUE_OUT_OF_RANGE)
        return tr("It must lie between %1 and %2.").arg(value("least"), value("most"));
    if (reason == v1::TIME_NOT_IN_FUTURE)
        return tr("It must lie in the future.");
    if (reason == v1::FIELDS_EXCLUSIVE)
        return tr("It cannot be given together with %1.").arg(value("other"));
    return tr("%1 cannot stand in a mask; masks name whole fields of spec and meta.").arg(value("path"));
}

QString Sentences::of(const v1::FieldViolation &violation) {
    core::Error::Arguments arguments(violation.arguments().begin(), violation.arguments().end());
    return tr("%1: %2", "field name, what is wrong with it")
        .arg(QString::fromStdString(violation.field()), of(violation.reason(), arguments));
}

QString Sentences::of(const v1::Condition &condition) {
    return of(condition.reason(), condition.arguments());
}

QString Sentences::of(const std::string &reason, const google::protobuf::Map<std::string, std::string> &arguments) {
    v1::ConditionReason known = v1::CONDITION_REASON_UNSPECIFIED;
    v1::ConditionReason_Parse(reason, &known);
    return of(known, {arguments.begin(), arguments.end()});
}

} // namespace kit
