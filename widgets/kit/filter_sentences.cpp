#include "widgets/kit/sentences.h"

#include "widgets/kit/plain_text.h"

namespace kit {

QString Sentences::of(v1::FilterMistake mistake, const core::Error::Arguments &arguments) {
    const auto value = [&arguments](const char *key) {
        const auto found = arguments.find(key);
        return found == arguments.end() ? QString() : harmless(QString::fromStdString(found->second));
    };
    const auto list = [&value](const char *key) { return value(key).split(QLatin1Char(' ')); };
    switch (mistake) {
    case v1::FILTER_TOO_LONG:
        return tr("A filter has at most %1 bytes.").arg(value("limit"));
    case v1::FILTER_NOT_UTF8:
        return tr("The filter is not UTF-8.");
    case v1::FILTER_CONTROL_CHARACTER:
        return tr("Control characters have no place in a filter.");
    case v1::FILTER_LONE_EXCLAMATION:
        return tr("! stands only in !=. Write NOT or - to negate.");
    case v1::FILTER_ESCAPE_UNKNOWN:
        return tr("In quotes, \\ stands only before \", ', \\ or *.");
    case v1::FILTER_QUOTE_MISSING:
        return tr("The closing quote is missing.");
    case v1::FILTER_SPACE_MISSING:
        return tr("A space is missing here.");
    case v1::FILTER_MINUS_APART:
        return tr("- negates what follows it without a space.");
    case v1::FILTER_KEYWORD:
        return tr("%1 is a keyword. Put it in quotes to search for it.").arg(value("text"));
    case v1::FILTER_TOO_DEEP:
        return tr("Parentheses nest at most %1 deep.").arg(value("limit"));
    case v1::FILTER_PARENTHESIS_MISSING:
        return tr("A closing parenthesis is missing.");
    case v1::FILTER_FUNCTION:
        return tr("Filters have no functions.");
    case v1::FILTER_NAME_MISSING:
        return tr("A name is missing after the point.");
    case v1::FILTER_VALUE_MISSING:
        return tr("A value is missing.");
    case v1::FILTER_NOT_FINISHED:
        return tr("The filter is not finished.");
    case v1::FILTER_COMMA:
        return tr("Filters have no lists with commas. Write (a OR b).");
    case v1::FILTER_COMPARATOR_MISPLACED:
        return tr("%1 has no place here. Put a value that holds it in quotes.").arg(value("text"));
    case v1::FILTER_MISPLACED:
        return tr("%1 has no place here.").arg(value("text"));
    case v1::FILTER_FIELD_UNKNOWN:
        return value("guess").isEmpty()
                   ? tr("There is no field %1. Those that there are stand below as you type.").arg(value("field"))
                   : tr("There is no field %1. Did you mean %2?").arg(value("field"), value("guess"));
    case v1::FILTER_FIELD_AMBIGUOUS:
        return tr("%1 stands for several fields. Write one of these: %2.")
            .arg(value("field"), list("spellings").join(QStringLiteral(", ")));
    case v1::FILTER_KIND_MISSING:
        return tr("%1 has a meaning only where objects of one kind are listed.").arg(value("field"));
    case v1::FILTER_NO_MEMBERS:
        return tr("%1 has nothing below it.").arg(value("field"));
    case v1::FILTER_NOT_COMPARABLE:
        return tr("%1 cannot be compared in filters.").arg(value("field"));
    case v1::FILTER_ORDER_OF_SEVERAL:
        return tr("Only one value can stand after <, <=, > or >=.");
    case v1::FILTER_TOO_MANY_VALUES:
        return tr("A filter compares with at most %1 values.").arg(value("limit"));
    case v1::FILTER_VALUE_TOO_LONG:
        return tr("A value has at most %1 bytes.").arg(value("limit"));
    case v1::FILTER_TOO_MANY_WORDS:
        return tr("A filter searches for at most %1 words without a field.").arg(value("limit"));
    case v1::FILTER_WILDCARD_MISPLACED:
        return tr("* goes with =, != and : only.");
    case v1::FILTER_NUMBER_TOO_LARGE:
        return tr("The number is too large for this field.");
    case v1::FILTER_NUMBER_EXPECTED:
        return tr("This field is compared with a whole number.");
    case v1::FILTER_BOOLEAN_EXPECTED:
        return tr("This field is true or false.");
    case v1::FILTER_CHOICE_EXPECTED:
        return tr("This field is one of these: %1.").arg(list("choices").join(QStringLiteral(", ")));
    case v1::FILTER_TIME_EXPECTED:
        return tr("This field is compared with a time, for example \"%1\".").arg(value("example"));
    case v1::FILTER_DURATION_EXPECTED:
        return tr("This field is compared with a duration in seconds, for example %1.").arg(value("example"));
    case v1::FILTER_MEMBER_EXPECTED:
        return tr("%1 has fields of its own. Name one of them, or ask with :* whether it is set.").arg(value("field"));
    case v1::FILTER_EQUALITY_ONLY:
        return tr("%1 is compared with =, != or : only.").arg(value("field"));
    case v1::FILTER_KEY_EXPECTED:
        return tr("Write %1:key, or %1.key = value.").arg(value("field"));
    case v1::FILTER_MISTAKE_UNSPECIFIED:
    case v1::FilterMistake_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::FilterMistake_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("The filter is not valid.");
}

} // namespace kit
