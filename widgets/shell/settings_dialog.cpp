#include "widgets/shell/settings_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QTimeZone>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/theme.h"
#include "widgets/shell/settings.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace shell {

namespace {

void addChoice(QFormLayout *rows, const kit::Theme &theme, const QString &words, QComboBox *box) {
    auto *label = new kit::RoleLabel(theme, kit::TextRole::Body, words);
    label->setBuddy(box);
    box->setAccessibleName(QString(words).remove(QLatin1Char('&')));
    rows->addRow(label, box);
}

} // namespace

SettingsDialog::SettingsDialog(const kit::Session &session, Settings &settings, QWidget *parent)
    : QDialog(parent), session_(session), settings_(settings) {
    const auto &theme = session.theme;
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *rows = new QFormLayout;
    rows->setHorizontalSpacing(theme.px(kit::Size::SpaceLarge));
    rows->setVerticalSpacing(theme.px(kit::Size::SpaceSmall));
    addTheme(rows);
    addLanguage(rows);
    addZone(rows);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    const int margin = theme.px(kit::Size::SpaceWide);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.px(kit::Size::SpaceLarge));
    column->addWidget(new kit::RoleLabel(theme, kit::TextRole::Object, tr("Settings")));
    column->addLayout(rows);
    column->addWidget(new kit::RoleLabel(theme, kit::TextRole::Label, tr("This service")));
    column->addWidget(makeFacts(), 1);
    column->addWidget(buttons);
    setMinimumWidth(theme.px(kit::Size::DialogWidth));
}

void SettingsDialog::addTheme(QFormLayout *rows) {
    auto *box = new QComboBox;
    box->setObjectName(QStringLiteral("theme"));
    box->addItem(tr("As the desktop"), static_cast<int>(kit::Scheme::System));
    box->addItem(tr("Light"), static_cast<int>(kit::Scheme::Light));
    box->addItem(tr("Dark"), static_cast<int>(kit::Scheme::Dark));
    box->addItem(tr("High contrast"), static_cast<int>(kit::Scheme::HighContrast));
    box->setCurrentIndex(box->findData(static_cast<int>(settings_.scheme())));
    connect(box, &QComboBox::activated, this,
            [this, box] { settings_.setScheme(static_cast<kit::Scheme>(box->currentData().toInt())); });
    addChoice(rows, session_.theme, tr("&Theme"), box);
}

void SettingsDialog::addLanguage(QFormLayout *rows) {
    auto *box = new QComboBox;
    box->setObjectName(QStringLiteral("language"));
    box->addItem(tr("As the desktop"), QString());
    box->addItem(QStringLiteral("English"), QStringLiteral("en"));
    box->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    box->setCurrentIndex(qMax(0, box->findData(settings_.language())));
    box->setToolTip(tr("Holds from the next start of the console."));
    connect(box, &QComboBox::activated, this, [this, box] { settings_.setLanguage(box->currentData().toString()); });
    addChoice(rows, session_.theme, tr("&Language, from the next start"), box);
}

void SettingsDialog::addZone(QFormLayout *rows) {
    auto *box = new QComboBox;
    box->setObjectName(QStringLiteral("zone"));
    box->addItem(QStringLiteral("UTC"), QByteArrayLiteral("UTC"));
    const auto own = QTimeZone::systemTimeZoneId();
    if (own != "UTC" && own != "Etc/UTC")
        box->addItem(QString::fromLatin1(own), own);
    box->setCurrentIndex(qMax(0, box->findData(settings_.zone())));
    connect(box, &QComboBox::activated, this, [this, box] { settings_.setZone(box->currentData().toByteArray()); });
    addChoice(rows, session_.theme, tr("Time &zone"), box);
}

QWidget *SettingsDialog::makeFacts() {
    const auto &info = session_.connection.serverInfo();
    auto *facts = new kit::FactList(session_.theme);
    const auto text = [](const std::string &value) { return QString::fromStdString(value); };
    facts->setFacts({
        {tr("Address"), text(session_.connection.address()), kit::Absence::NoData, true},
        {tr("Version"), text(info.version()), kit::Absence::NoData},
        {tr("Trust domain"), text(info.trust_domain()), kit::Absence::NoData, true},
        {tr("Log"), text(info.log_origin()), kit::Absence::NoData, true},
        {tr("Key of the log"), text(info.log_vkey()), kit::Absence::NoData, true},
        {tr("Keys at rest"), info.encrypted_at_rest() ? tr("encrypted") : tr("not encrypted at rest"),
         kit::Absence::None, false, info.encrypted_at_rest() ? kit::Tone::Ok : kit::Tone::Warn,
         tr("Start the service with a key file or a systemd credential to have its keys wrapped.")},
    });
    return facts;
}

} // namespace shell
