#include "widgets/kit/sentences.h"

namespace kit {

QString Sentences::word(v1::PolicyStage stage) {
    switch (stage) {
    case v1::ADMINISTRATION_STAGE:
        return tr("administration");
    case v1::ADMISSION_STAGE:
        return tr("admission");
    case v1::REQUEST_STAGE:
        return tr("requests");
    case v1::RESPONSE_STAGE:
        return tr("answers");
    case v1::POLICY_STAGE_UNSPECIFIED:
    case v1::PolicyStage_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::PolicyStage_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not given");
}

QString Sentences::word(v1::PolicyEffect effect) {
    switch (effect) {
    case v1::PERMIT:
        return tr("permits");
    case v1::FORBID:
        return tr("forbids");
    case v1::OBLIGE:
        return tr("obliges");
    case v1::POLICY_EFFECT_UNSPECIFIED:
    case v1::PolicyEffect_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::PolicyEffect_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not given");
}

QString Sentences::word(v1::PolicyMode mode) {
    switch (mode) {
    case v1::OFF:
        return tr("off");
    case v1::SHADOW:
        return tr("shadow");
    case v1::WARN:
        return tr("warns");
    case v1::ENFORCE:
        return tr("enforced");
    case v1::POLICY_MODE_UNSPECIFIED:
    case v1::PolicyMode_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::PolicyMode_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not given");
}

} // namespace kit
