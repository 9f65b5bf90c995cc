#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <functional>

#include <google/protobuf/descriptor.h>

#include "backend/core/intent.h"
#include "backend/core/kinds.h"
#include "widgets/kit/engine_words.h"
#include "widgets/kit/field_words.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/story_words.h"

namespace v1 = pilothouse::v1;

namespace {

struct Message {
    QString context;
    QString source;
    // One, or the plural forms.
    QStringList forms;
    bool isFinished = true;

    QByteArray name() const { return (context + QStringLiteral(": ") + source).toUtf8(); }
};

QString sourceRoot() {
    return qEnvironmentVariable("PILOTHOUSE_SOURCE");
}

QString fileOf(const QString &language) {
    return sourceRoot() + QStringLiteral("/translations/pilothouse_%1.ts").arg(language);
}

void readTranslation(QXmlStreamReader &xml, Message &message) {
    message.isFinished = !xml.attributes().hasAttribute(QStringLiteral("type"));
    QString text;
    while (!(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == QLatin1String("translation"))) {
        if (xml.isCharacters())
            text += xml.text();
        if (xml.isStartElement() && xml.name() == QLatin1String("numerusform"))
            message.forms << xml.readElementText();
    }
    if (message.forms.isEmpty())
        message.forms << text;
}

QList<Message> messagesOf(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.append({context, {}, {}});
        else if (xml.name() == QLatin1String("source"))
            messages.last().source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation"))
            readTranslation(xml, messages.last());
    }
    return xml.hasError() ? QList<Message>() : messages;
}

// What stands for a value, each once: %1, %L2, %n.
QStringList placesOf(const QString &text) {
    static const QRegularExpression pattern(QStringLiteral("%(L?\\d|L?n)"));
    QStringList places;
    for (auto found = pattern.globalMatch(text); found.hasNext();)
        places << found.next().captured();
    places.removeDuplicates();
    places.sort();
    return places;
}

bool hasMnemonic(const QString &text) {
    static const QRegularExpression pattern(QStringLiteral("&\\w"), QRegularExpression::UseUnicodePropertiesOption);
    return text.contains(pattern);
}

} // namespace

class TranslationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStringOfTheCodeIsTranslated_data() { languages(); }
    void everyStringOfTheCodeIsTranslated();
    void everyTranslationKeepsItsPlaces_data() { languages(); }
    void everyTranslationKeepsItsPlaces();
    void nothingElseIsCalledAsTheWayOutOfADialog();
    void germanIsFoundUnderTheContextsOfTheCode();
    void everyReasonHasItsSentence();
    void whatShippedEnginesSayIsTranslated();
    void whatIncidentsAndTheServiceItselfSayIsTranslated();
    void everyConditionReasonHasItsSentence();
    void everyFilterMistakeHasItsSentence() { haveSentences<v1::FilterMistake>(); }
    void everyModelFileFaultHasItsSentence() { haveSentences<v1::ModelFileFault>(); }
    void everyJsonFaultHasItsSentence() { haveSentences<v1::JsonFault>(); }
    void everyLogProofFaultHasItsSentence() { haveSentences<v1::LogProofFault>(); }
    void everyDirectoryFaultHasItsSentence() { haveSentences<v1::DirectoryFault>(); }
    void everyPlacementReasonHasItsSentence() { haveSentences<v1::PlacementReason>(); }
    void everyStateOfServingHasItsWord();
    void everyEnumOfASpecIsSaidInWords();
    void whatIsNestedInAReasonIsSaidToo();
    void aFaultIsSaidByItsNameAmongTheArguments_data();
    void aFaultIsSaidByItsNameAmongTheArguments();
    void everyKindAndIntentFieldHasItsWord();

private:
    static void languages();
    // No value of the enum but its zero has the sentence of what is not known.
    template <typename Value>
    static void haveSentences();
    // No value of the enum but its zero has the word of what is not known, and no two have the same.
    template <typename Value>
    static void haveWords();
};

void TranslationsTest::languages() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("German") << QStringLiteral("de") << QStringList();
    QTest::newRow("English plurals") << QStringLiteral("en") << QStringList{QStringLiteral("-pluralonly")};
}

void TranslationsTest::everyStringOfTheCodeIsTranslated() {
    QFETCH(const QString, language);
    QFETCH(const QStringList, options);
    QTemporaryDir directory;
    const auto copy = directory.filePath(QStringLiteral("pilothouse_%1.ts").arg(language));
    QVERIFY2(QFile::copy(fileOf(language), copy), qPrintable(fileOf(language)));
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    QProcess update;
    update.setWorkingDirectory(sourceRoot());
    update.start(QStringLiteral(LUPDATE),
                 QStringList{QStringLiteral("-silent"), QStringLiteral("-no-obsolete"), QStringLiteral("-locations"),
                             QStringLiteral("none"), QStringLiteral("-I"), QStringLiteral(".")} +
                     options + QStringList{QStringLiteral("widgets"), QStringLiteral("-ts"), copy});
    QVERIFY(update.waitForFinished(60'000));
    QCOMPARE(update.exitCode(), 0);
    const auto messages = messagesOf(copy);
    QVERIFY(!messages.isEmpty());
    QByteArrayList missing;
    for (const auto &message : messages) {
        if (!message.isFinished || message.forms.contains(QString()))
            missing << message.name();
    }
    QVERIFY2(missing.isEmpty(), missing.join('\n').constData());
}

void TranslationsTest::whatShippedEnginesSayIsTranslated() {
    QSet<QString> said;
    const QDir engines(sourceRoot() + QStringLiteral("/resources/engines"));
    for (const auto &name : engines.entryList({QStringLiteral("*.json")})) {
        QFile file(engines.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto engine =
            QJsonDocument::fromJson(file.readAll()).object()[QLatin1String("engine_template")].toObject();
        said << engine[QLatin1String("description")].toString() << engine[QLatin1String("installation")].toString();
        for (const auto &parameter : engine[QLatin1String("parameters")].toArray())
            for (const char *field : {"display_name", "description"})
                said << parameter.toObject()[QLatin1String(field)].toString();
    }
    said.remove({});
    QVERIFY(said.size() > 20);
    const auto known = kit::EngineWords::known();
    QCOMPARE(QSet<QString>(known.begin(), known.end()), said);
}

void TranslationsTest::whatIncidentsAndTheServiceItselfSayIsTranslated() {
    QSet<QString> said;
    const QDir fleets(sourceRoot() + QStringLiteral("/resources/fleets"));
    for (const auto &name : fleets.entryList({QStringLiteral("*.json")})) {
        QFile file(fleets.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto fleet = QJsonDocument::fromJson(file.readAll()).object();
        for (const auto &value : fleet[QLatin1String("incidents")].toArray()) {
            const auto incident = value.toObject();
            if (incident[QLatin1String("is_on_demand")].toBool())
                said << incident[QLatin1String("display_name")].toString()
                     << incident[QLatin1String("description")].toString();
        }
    }
    QVERIFY(said.size() > 10);
    const auto known = kit::StoryWords::incidents();
    QCOMPARE(QSet<QString>(known.begin(), known.end()), said);
    const auto textOf = [](const QString &name) {
        QFile file(sourceRoot() + QLatin1Char('/') + name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    };
    const auto service = textOf(QStringLiteral("backend/fleet/fleet_controller.cpp")) +
                         textOf(QStringLiteral("backend/findings/finding_book.cpp")) +
                         textOf(QStringLiteral("backend/deployments/engines/shipped_engines.cpp"));
    for (const auto &reason : kit::StoryWords::reasons())
        QVERIFY2(service.contains(QLatin1Char('"') + reason + QLatin1Char('"')), qPrintable(reason));
}

void TranslationsTest::everyTranslationKeepsItsPlaces() {
    QFETCH(const QString, language);
    const auto messages = messagesOf(fileOf(language));
    QVERIFY(!messages.isEmpty());
    for (const auto &message : messages) {
        const auto places = placesOf(message.source);
        auto placesOfOne = places;
        placesOfOne.removeAll(QStringLiteral("%n"));
        placesOfOne.removeAll(QStringLiteral("%Ln"));
        for (const auto &form : message.forms) {
            // The form for exactly one may say so in words, in English as in German.
            const bool saysOne =
                message.forms.size() > 1 && &form == &message.forms.first() && placesOf(form) == placesOfOne;
            QVERIFY2(saysOne || placesOf(form) == places, message.name().constData());
            QVERIFY2(hasMnemonic(form) == hasMnemonic(message.source), message.name().constData());
        }
    }
}

// "Cancel" leaves a dialog and changes nothing; whoever reads its word on another button cannot tell.
void TranslationsTest::nothingElseIsCalledAsTheWayOutOfADialog() {
    const auto messages = messagesOf(fileOf(QStringLiteral("de")));
    QString wayOut;
    for (const auto &message : messages)
        if (message.source == QLatin1String("Cancel"))
            wayOut = message.forms.first();
    QVERIFY(!wayOut.isEmpty());
    for (const auto &message : messages)
        QVERIFY2(message.source == QLatin1String("Cancel") || message.forms.first() != wayOut,
                 message.name().constData());
}

void TranslationsTest::germanIsFoundUnderTheContextsOfTheCode() {
    QTranslator german;
    QVERIFY(german.load(QStringLiteral(GERMAN_QM)));
    QVERIFY(QCoreApplication::installTranslator(&german));
    QCOMPARE(kit::StatePanel::tr("Try again"), QStringLiteral("Erneut versuchen"));
    QCOMPARE(kit::Sentences::word(v1::APPROVED), QStringLiteral("freigegeben"));
    QCOMPARE(kit::FieldWords::label(v1::ModelVersionSpec::descriptor()->FindFieldByName("digest")),
             QStringLiteral("Prüfsumme"));
}

void TranslationsTest::everyReasonHasItsSentence() {
    const auto unknown = kit::Sentences::of(v1::REASON_UNSPECIFIED, {});
    const auto *reasons = v1::Reason_descriptor();
    for (int index = 1; index < reasons->value_count(); ++index) {
        const auto *reason = reasons->value(index);
        QVERIFY2(kit::Sentences::of(static_cast<v1::Reason>(reason->number()), {}) != unknown, reason->name().c_str());
    }
}

template <typename Value>
void TranslationsTest::haveSentences() {
    const auto unknown = kit::Sentences::of(Value(), {});
    const auto *values = google::protobuf::GetEnumDescriptor<Value>();
    for (int i = 1; i < values->value_count(); ++i)
        QVERIFY2(kit::Sentences::of(static_cast<Value>(values->value(i)->number()), {}) != unknown,
                 values->value(i)->name().c_str());
}

void TranslationsTest::aFaultIsSaidByItsNameAmongTheArguments_data() {
    QTest::addColumn<int>("reason");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("sentence");
    const auto row = [](v1::Reason reason, const char *fault, const QString &sentence) {
        QTest::newRow(fault) << int(reason) << QString::fromLatin1(fault) << sentence;
    };
    row(v1::MODEL_FILE_INVALID, "MODEL_FILE_UNSAFE_NAME", kit::Sentences::of(v1::MODEL_FILE_UNSAFE_NAME, {}));
    row(v1::INVALID_JSON, "JSON_NULL", kit::Sentences::of(v1::JSON_NULL, {}));
    row(v1::LOG_PROOF_INVALID, "LOG_SIGNATURE_MISSING", kit::Sentences::of(v1::LOG_SIGNATURE_MISSING, {}));
    row(v1::DATA_DIRECTORY_UNUSABLE, "DIRECTORY_KEY_WRAPPED", kit::Sentences::of(v1::DIRECTORY_KEY_WRAPPED, {}));
    row(v1::INVALID_FILTER, "FILTER_COMMA", kit::Sentences::of(v1::FILTER_COMMA, {}));
}

void TranslationsTest::aFaultIsSaidByItsNameAmongTheArguments() {
    QFETCH(const int, reason);
    QFETCH(const QString, fault);
    QFETCH(const QString, sentence);
    const auto key = reason == v1::INVALID_FILTER ? "mistake" : "fault";
    const auto said = kit::Sentences::of(static_cast<v1::Reason>(reason), {{key, fault.toStdString()}, {"path", "p"}});
    QVERIFY2(said.endsWith(sentence), qPrintable(said));
}

void TranslationsTest::everyConditionReasonHasItsSentence() {
    const auto unknown = kit::Sentences::of(v1::Condition());
    const auto *reasons = v1::ConditionReason_descriptor();
    for (int index = 1; index < reasons->value_count(); ++index) {
        v1::Condition condition;
        condition.set_reason(reasons->value(index)->name());
        QVERIFY2(kit::Sentences::of(condition) != unknown, condition.reason().c_str());
    }
}

template <typename Value>
void TranslationsTest::haveWords() {
    QStringList words{kit::Sentences::word(Value())};
    const auto *values = google::protobuf::GetEnumDescriptor<Value>();
    for (int i = 1; i < values->value_count(); ++i) {
        const auto word = kit::Sentences::word(static_cast<Value>(values->value(i)->number()));
        QVERIFY2(!word.isEmpty() && !words.contains(word), values->value(i)->full_name().c_str());
        words << word;
    }
}

void TranslationsTest::everyStateOfServingHasItsWord() {
    haveWords<v1::DeploymentStatus::State>();
    haveWords<v1::Replica::State>();
    haveWords<v1::RolloutStatus::Phase>();
    haveWords<v1::RouteStatus::State>();
    haveWords<v1::GpuVendor>();
    haveWords<v1::LogStream>();
    haveWords<v1::MemoryTermKind>();
    haveWords<v1::LayerKind>();
    haveWords<v1::PlacementReason>();
}

// What the form lets people choose, down to the structures within a spec.
void TranslationsTest::everyEnumOfASpecIsSaidInWords() {
    QByteArrayList missing;
    const std::function<void(const google::protobuf::Descriptor *)> look = [&](const auto *type) {
        for (int index = 0; index < type->field_count(); ++index) {
            const auto *field = type->field(index);
            if (field->message_type() && !field->is_map() &&
                field->message_type()->file()->package() == "pilothouse.v1")
                look(field->message_type());
            for (int i = 0; field->enum_type() && i < field->enum_type()->value_count(); ++i) {
                const auto *value = field->enum_type()->value(i);
                if (kit::FieldWords::value(value) == QString::fromStdString(value->name()) && value->name() != "GGUF" &&
                    value->name() != "NVIDIA" && value->name() != "AMD" && value->name() != "TGI")
                    missing << QByteArray::fromStdString(value->full_name());
            }
        }
    };
    for (const char *kind :
         {"deployments", "routes", "providers", "engineTemplates", "clusters", "nodes", "policySets"})
        look(core::findKind(kind)->specType);
    QVERIFY2(missing.isEmpty(), missing.join('\n').constData());
}

void TranslationsTest::whatIsNestedInAReasonIsSaidToo() {
    const auto nobody =
        kit::Sentences::of(v1::NO_NODE_FITS, {{"count", "4"}, {"why", "NODE_UNSCHEDULABLE NODE_GPUS_MISSING"}});
    QVERIFY2(nobody.contains(kit::Sentences::word(v1::NODE_GPUS_MISSING)) &&
                 nobody.contains(kit::Sentences::word(v1::NODE_UNSCHEDULABLE)),
             qPrintable(nobody));
    const core::Error::Arguments arguments{
        {"replica", "r3-a"}, {"cause", "ENGINE_EXITED"}, {"code", "7"}, {"line", "out"}};
    QVERIFY(
        kit::Sentences::of(v1::CANARY_NOT_READY, arguments).endsWith(kit::Sentences::of(v1::ENGINE_EXITED, arguments)));
    // A cause that names itself ends there.
    QVERIFY(!kit::Sentences::of(v1::CANARY_NOT_READY, {{"cause", "CANARY_NOT_READY"}}).isEmpty());
    const auto guard = kit::Sentences::of(v1::GUARD_TIME_TO_FIRST_TOKEN,
                                          {{"measured", "1942000"}, {"limit", "800000"}, {"requests", "418"}});
    QVERIFY2(guard.contains(QStringLiteral("800 ms")) && guard.contains(QStringLiteral("418")), qPrintable(guard));
}

void TranslationsTest::everyKindAndIntentFieldHasItsWord() {
    QByteArrayList missing;
    const std::function<void(const google::protobuf::FieldDescriptor *)> check = [&](const auto *field) {
        if (!kit::FieldWords::hasLabel(field))
            missing << QByteArray::fromStdString(field->full_name());
        // What a structure holds is edited too.
        const auto *type = field->message_type();
        const bool isEdited = field->containing_type() == v1::DeploymentSpec::descriptor() ||
                              field->containing_type() == v1::RouteSpec::descriptor() ||
                              field->containing_type() == v1::ProviderSpec::descriptor() ||
                              field->containing_type() == v1::TelemetrySourceSpec::descriptor() ||
                              field->containing_type() == v1::ExpositionSource::descriptor() ||
                              field->containing_type() == v1::EngineTemplateSpec::descriptor() ||
                              field->containing_type() == v1::Rollout::descriptor() ||
                              field->containing_type()->file() == v1::PolicyRule::descriptor()->file() ||
                              field->containing_type()->file() == v1::PolicySetSpec::descriptor()->file() ||
                              field->containing_type() == v1::PolicyExample::descriptor() ||
                              field->containing_type() == v1::ChangeRequestSpec::descriptor();
        for (int index = 0; isEdited && type && !field->is_map() && type->file()->package() == "pilothouse.v1" &&
                            index < type->field_count();
             ++index)
            check(type->field(index));
    };
    const auto *meta = v1::Meta::descriptor();
    for (int index = 0; index < meta->field_count(); ++index) {
        if (core::isIntent(meta->field(index)))
            check(meta->field(index));
    }
    for (const auto &kind : core::allKinds()) {
        if (!kit::FieldWords::hasKind(kind.specType))
            missing << QByteArray::fromStdString(kind.kind);
        for (int index = 0; index < kind.specType->field_count(); ++index)
            check(kind.specType->field(index));
        for (int index = 0; index < kind.specType->real_oneof_decl_count(); ++index) {
            const auto *choice = kind.specType->oneof_decl(index);
            if (!kit::FieldWords::hasLabel(choice))
                missing << QByteArray::fromStdString(choice->full_name());
        }
    }
    QVERIFY2(missing.isEmpty(), missing.join('\n').constData());
}

QTEST_GUILESS_MAIN(TranslationsTest)

#include "translations_test.moc"
