#include "widgets/catalog/import_dialog.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QUuid>
#include <QVBoxLayout>

#include "backend/client/catalog_calls.h"
#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "widgets/catalog/model_words.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/reason_field.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/time_text.h"

#include <map>

namespace catalogpage {

namespace {

enum Step { ChooseStep, SummaryStep };
enum FileRole { PathRole = Qt::UserRole, IsDirectoryRole };

QString text(const std::string &value) {
    return QString::fromStdString(value);
}

} // namespace

ImportDialog::ImportDialog(const kit::Session &session, QWidget *parent) : Dialog(parent), session_(session) {
    setObjectName(QStringLiteral("importDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Import a model"));
    build();
    showStep(ChooseStep);
    browse({});
}

void ImportDialog::keyPressEvent(QKeyEvent *event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter || !(place_->hasFocus() || files_->hasFocus()))
        QDialog::keyPressEvent(event);
}

void ImportDialog::build() {
    const auto &theme = session_.theme;
    const int margin = theme.px(kit::Size::SpaceWide);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.px(kit::Size::SpaceMedium));
    heading_ = new kit::RoleLabel(theme, kit::TextRole::Body);
    heading_->setColor(kit::Color::Text2);
    heading_->setWordWrap(true);
    steps_ = new QStackedWidget;
    steps_->addWidget(buildChooser());
    steps_->addWidget(buildSummary());
    failure_ = new kit::Banner(theme, kit::Tone::Danger, {});
    failure_->setObjectName(QStringLiteral("failure"));
    failure_->hide();
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("cancel"));
    cancel->setAutoDefault(false);
    back_ = new QPushButton(tr("Back"));
    back_->setObjectName(QStringLiteral("back"));
    back_->setAutoDefault(false);
    next_ = new QPushButton;
    next_->setObjectName(QStringLiteral("next"));
    next_->setDefault(true);
    kit::setKind(*next_, kit::ButtonKind::Primary);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.px(kit::Size::SpaceSmall));
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(back_);
    row->addWidget(next_);
    column->addWidget(new kit::RoleLabel(theme, kit::TextRole::Object, tr("Import a model")));
    column->addWidget(heading_);
    column->addWidget(steps_, 1);
    column->addWidget(failure_);
    column->addLayout(row);
    resize(theme.px(kit::Size::DialogWidth) * 3 / 2, theme.px(kit::Size::WindowMinimumHeight));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(back_, &QPushButton::clicked, this, [this] { showStep(ChooseStep); });
    connect(next_, &QPushButton::clicked, this, [this] {
        if (steps_->currentIndex() == ChooseStep)
            choose();
        else
            send();
    });
}

QWidget *ImportDialog::buildChooser() {
    const auto &theme = session_.theme;
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(kit::Size::SpaceSmall));
    place_ = new QLineEdit;
    place_->setObjectName(QStringLiteral("place"));
    place_->setFont(theme.font(kit::TextRole::Mono));
    place_->setAccessibleName(tr("Directory or file on the service's host"));
    place_->setPlaceholderText(tr("Directory or file on the service's host"));
    up_ = new QPushButton(kit::icon(theme, kit::Icon::ChevronUp), tr("Up"));
    up_->setObjectName(QStringLiteral("up"));
    up_->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addWidget(place_, 1);
    row->addWidget(up_);
    files_ = new QTreeWidget;
    files_->setObjectName(QStringLiteral("files"));
    files_->setAccessibleName(tr("Files"));
    files_->setHeaderLabels({tr("Name"), tr("Format"), tr("Size"), tr("Changed")});
    files_->setRootIsDecorated(false);
    files_->setUniformRowHeights(true);
    files_->setAllColumnsShowFocus(true);
    files_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    files_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    files_->header()->setStretchLastSection(false);
    filesPanel_ = new kit::StatePanel(theme, files_);
    column->addLayout(row);
    column->addWidget(filesPanel_, 1);
    connect(up_, &QPushButton::clicked, this, [this] { browse(parent_); });
    connect(place_, &QLineEdit::returnPressed, this, [this] { go(place_->text().trimmed()); });
    connect(filesPanel_, &kit::StatePanel::retryRequested, this, [this] { browse(directory_); });
    connect(files_, &QTreeWidget::itemActivated, this, &ImportDialog::choose);
    connect(files_, &QTreeWidget::itemSelectionChanged, this, &ImportDialog::judgeNext);
    return page;
}

QWidget *ImportDialog::buildSummary() {
    const auto &theme = session_.theme;
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(kit::Size::SpaceLarge));
    facts_ = new kit::FactList(theme);
    facts_->setObjectName(QStringLiteral("found"));
    facts_->setAccessibleName(tr("What the file says"));
    id_ = new QLineEdit;
    displayName_ = new QLineEdit;
    license_ = new QLineEdit;
    owner_ = new QComboBox;
    owner_->addItem(tr("no team"), QString());
    for (const auto &name : session_.cache.names("teams"))
        owner_->addItem(text(name), text(name));
    reason_ = new kit::ReasonField(theme);
    reason_->setPlaceholderText(tr("For example a ticket, or where it comes from"));
    auto *rows = new QFormLayout;
    rows->setHorizontalSpacing(theme.px(kit::Size::SpaceLarge));
    rows->setVerticalSpacing(theme.px(kit::Size::SpaceSmall));
    const auto add = [&](const char *name, const QString &words, QWidget *editor) {
        editor->setObjectName(QString::fromLatin1(name));
        editor->setAccessibleName(QString(words).remove(QLatin1Char('&')));
        auto *label = new kit::RoleLabel(theme, kit::TextRole::Body, words);
        label->setBuddy(editor);
        rows->addRow(label, editor);
    };
    add("modelId", tr("Model &id"), id_);
    add("displayName", tr("&Display name"), displayName_);
    add("license", tr("&License"), license_);
    add("owner", tr("&Owner"), owner_);
    add("reason", tr("&Reason"), reason_);
    rows->addRow(QString(), reason_->lack());
    column->addWidget(facts_);
    column->addLayout(rows);
    column->addStretch(1);
    for (QLineEdit *editor : std::initializer_list<QLineEdit *>{id_, displayName_, license_, reason_})
        connect(editor, &QLineEdit::textChanged, this, [this] { requestId_.clear(); });
    connect(owner_, &QComboBox::currentIndexChanged, this, [this] { requestId_.clear(); });
    connect(id_, &QLineEdit::textChanged, this, &ImportDialog::judgeNext);
    connect(reason_, &QLineEdit::textChanged, this, &ImportDialog::judgeNext);
    return page;
}

void ImportDialog::go(const QString &path) {
    static const QRegularExpression isModel(QStringLiteral("\\.(gguf|safetensors)$"),
                                            QRegularExpression::CaseInsensitiveOption);
    if (isModel.match(path).hasMatch())
        inspect(path);
    else
        browse(path);
}

void ImportDialog::browse(const QString &directory) {
    browsing_.cancel();
    failure_->hide();
    directory_ = directory;
    filesPanel_->showLoading(4);
    files_->clear();
    judgeNext();
    v1::BrowseModelFilesRequest request;
    request.set_directory(directory.toStdString());
    browsing_ = session_.connection.catalog().browseModelFiles(request);
    client::deliver(browsing_, this,
                    [this](const core::Result<v1::BrowseModelFilesResponse> &answer) { list(answer); });
}

void ImportDialog::list(const core::Result<v1::BrowseModelFilesResponse> &answer) {
    if (!answer) {
        filesPanel_->showFailed({tr("The directory cannot be shown"), kit::Sentences::of(answer.error())});
        return;
    }
    // A single root needs no choice.
    if (directory_.isEmpty() && answer->entries_size() == 1) {
        browse(text(answer->entries(0).path()));
        return;
    }
    parent_ = text(answer->parent());
    place_->setText(directory_);
    up_->setEnabled(!directory_.isEmpty());
    for (const auto &entry : answer->entries()) {
        auto *item = new QTreeWidgetItem(files_);
        item->setText(0, kit::harmless(text(entry.name())));
        item->setIcon(0, kit::icon(session_.theme, entry.directory() ? kit::Icon::Folder : kit::Icon::File));
        item->setData(0, PathRole, text(entry.path()));
        item->setData(0, IsDirectoryRole, entry.directory());
        if (entry.directory())
            continue;
        item->setText(1, entry.format() == v1::MODEL_FORMAT_UNSPECIFIED ? QString()
                                                                        : kit::Sentences::word(entry.format()));
        item->setText(2, ModelWords::bytes(entry.size_bytes()));
        item->setTextAlignment(2, Qt::AlignTrailing | Qt::AlignVCenter);
        item->setText(3, session_.times.date(entry.modify_time()));
        item->setDisabled(entry.format() == v1::MODEL_FORMAT_UNSPECIFIED);
    }
    if (files_->topLevelItemCount() == 0) {
        filesPanel_->showEmpty({tr("Nothing is here"), tr("The service sees no directory and no model file here.")});
        return;
    }
    filesPanel_->showFilled();
    files_->setCurrentItem(files_->topLevelItem(0));
    files_->setFocus();
}

void ImportDialog::choose() {
    const auto chosen = files_->selectedItems();
    if (chosen.isEmpty() || chosen.first()->isDisabled())
        return;
    const auto path = chosen.first()->data(0, PathRole).toString();
    if (chosen.first()->data(0, IsDirectoryRole).toBool())
        browse(path);
    else
        inspect(path);
}

void ImportDialog::inspect(const QString &path) {
    path_ = path;
    failure_->hide();
    v1::InspectModelFileRequest request;
    request.set_path(path_.toStdString());
    inspecting_.cancel();
    inspecting_ = session_.connection.catalog(std::chrono::seconds(30)).inspectModelFile(request);
    client::deliver(inspecting_, this,
                    [this](const core::Result<v1::InspectModelFileResponse> &answer) { describe(answer); });
    judgeNext();
}

void ImportDialog::describe(const core::Result<v1::InspectModelFileResponse> &answer) {
    judgeNext();
    if (!answer) {
        fail(answer.error());
        return;
    }
    const auto &spec = answer->spec();
    facts_->setFacts({
        {tr("File"), kit::harmless(path_), kit::Absence::None, true},
        {tr("Format"), kit::Sentences::word(spec.format())},
        {tr("Architecture"), kit::harmless(text(spec.architecture())), kit::Absence::NotReported},
        {tr("Parameters"), spec.has_parameters() ? ModelWords::number(spec.parameters()) : QString(),
         kit::Absence::NotReported},
        {tr("Context"), spec.has_context_length() ? ModelWords::number(spec.context_length()) : QString(),
         kit::Absence::NotReported},
        {tr("Precision"), kit::harmless(text(spec.precision())), kit::Absence::NotReported},
        {tr("Weights"), ModelWords::bytes(spec.weight_bytes())},
        {tr("KV cache"),
         spec.has_kv_cache_bytes_per_token()
             ? tr("%1 per token").arg(ModelWords::bytes(spec.kv_cache_bytes_per_token()))
             : QString(),
         kit::Absence::NotReported},
    });
    id_->setText(text(answer->suggested_id()));
    displayName_->setText(kit::harmless(text(answer->name())));
    license_->setText(kit::harmless(text(answer->license())));
    showStep(SummaryStep);
    id_->setFocus();
    id_->selectAll();
}

void ImportDialog::send() {
    failure_->hide();
    if (requestId_.empty())
        requestId_ = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    v1::ImportModelRequest request;
    request.set_request_id(requestId_);
    auto &work = *request.mutable_work();
    work.add_paths(path_.toStdString());
    work.set_model("models/" + id_->text().trimmed().toStdString());
    work.set_display_name(displayName_->text().trimmed().toStdString());
    work.set_license(license_->text().trimmed().toStdString());
    work.set_owner_team(owner_->currentData().toString().toStdString());
    request.set_reason(reason_->reason().toStdString());
    sending_ = session_.connection.catalog().importModel(request);
    client::deliver(sending_, this, [this](const core::Result<v1::ImportModelResponse> &answer) { take(answer); });
    judgeNext();
}

void ImportDialog::take(const core::Result<v1::ImportModelResponse> &answer) {
    judgeNext();
    if (!answer) {
        fail(answer.error());
        return;
    }
    // Short work may be over, and told of, before the answer came.
    const auto operation = session_.cache.find(answer->operation().meta().name());
    if (!operation || !operation->operation_status().has_end_time())
        session_.notices.post(
            {kit::Tone::Info, tr("The import of models/%1 has begun.").arg(id_->text().trimmed()), {}, {}});
    accept();
}

void ImportDialog::showStep(int step) {
    steps_->setCurrentIndex(step);
    failure_->hide();
    back_->setVisible(step == SummaryStep);
    next_->setText(step == ChooseStep ? tr("Continue") : tr("Import"));
    heading_->setText(
        step == ChooseStep
            ? tr("Choose a GGUF or safetensors file that the service can read.")
            : tr("This is what the file says. The import hashes all of it and records what it found; an id "
                 "that exists gets a new version."));
    judgeNext();
}

void ImportDialog::judgeNext() {
    const bool isReady = steps_->currentIndex() == ChooseStep
                             ? !inspecting_.isOpen() && !files_->selectedItems().isEmpty()
                             : !sending_.isOpen() && !id_->text().trimmed().isEmpty() && reason_->obstacle().isEmpty();
    next_->setEnabled(isReady);
}

void ImportDialog::fail(const core::Error &error) {
    const std::map<std::string, QWidget *> editors{{"work.model", id_},
                                                   {"work.display_name", displayName_},
                                                   {"work.license", license_},
                                                   {"work.owner_team", owner_}};
    QStringList lines;
    for (const auto &violation : error.violations()) {
        const auto editor = editors.find(violation.field());
        if (editor == editors.end()) {
            lines << kit::Sentences::of(violation);
            continue;
        }
        core::Error::Arguments arguments(violation.arguments().begin(), violation.arguments().end());
        // What is asked for here goes without the collection before it.
        if (editor->second == id_)
            arguments["example"] = arguments["example"].substr(arguments["example"].find('/') + 1);
        if (lines.isEmpty())
            editor->second->setFocus();
        lines << tr("%1: %2", "field, what is wrong with it")
                     .arg(editor->second->accessibleName(), kit::Sentences::of(violation.reason(), arguments));
    }
    failure_->setText(lines.isEmpty() ? kit::Sentences::of(error) : lines.join(QLatin1Char('\n')));
    failure_->show();
}

} // namespace catalogpage
