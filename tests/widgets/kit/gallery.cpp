// Renders the widgets of the kit in every theme: kit_gallery DIRECTORY [SCALE].
#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QGroupBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabBar>
#include <QToolButton>

#include "widgets/kit/banner.h"
#include "widgets/kit/card.h"
#include "widgets/kit/cell_delegate.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/elided_label.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/inspector.h"
#include "widgets/kit/navigation.h"
#include "widgets/kit/page_header.h"
#include "widgets/kit/progress_row.h"
#include "widgets/kit/skeleton_bars.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/toast_stack.h"
#include "widgets/kit/window_grid.h"

namespace {

using namespace kit;

QPushButton *button(const QString &text, ButtonKind kind = ButtonKind::Normal) {
    auto *made = new QPushButton(text);
    setKind(*made, kind);
    return made;
}

QWidget *buttons(const Theme &theme) {
    auto *panel = new QGroupBox(QStringLiteral("Buttons"));
    auto *layout = new QGridLayout(panel);
    int row = 0;
    for (const bool isEnabled : {true, false}) {
        int column = 0;
        for (const ButtonKind kind : {ButtonKind::Normal, ButtonKind::Primary, ButtonKind::Danger, ButtonKind::Quiet}) {
            QPushButton *made = button(QStringLiteral("Import model"), kind);
            made->setEnabled(isEnabled);
            if (kind == ButtonKind::Normal)
                made->setIcon(icon(theme, Icon::Import));
            layout->addWidget(made, row, column++);
        }
        auto *check = new QPushButton(QStringLiteral("1 SM active"));
        check->setCheckable(true);
        check->setChecked(true);
        check->setEnabled(isEnabled);
        layout->addWidget(check, row, column++);
        auto *tool = new QToolButton;
        tool->setIcon(icon(theme, Icon::Columns));
        tool->setEnabled(isEnabled);
        layout->addWidget(tool, row, column++);
        auto *menu = new QToolButton;
        menu->setText(QStringLiteral("Columns"));
        menu->setIcon(icon(theme, Icon::Columns));
        menu->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        menu->setPopupMode(QToolButton::InstantPopup);
        menu->setMenu(new QMenu(menu));
        menu->setEnabled(isEnabled);
        layout->addWidget(menu, row++, column++);
    }
    layout->setColumnStretch(8, 1);
    return panel;
}

QWidget *fields(const Theme &theme) {
    auto *panel = new QGroupBox(QStringLiteral("Fields"));
    auto *layout = new QGridLayout(panel);
    auto *line = new QLineEdit(QStringLiteral("lifecycle = approved"));
    line->setFont(theme.font(TextRole::Mono));
    auto *empty = new QLineEdit;
    empty->setPlaceholderText(QStringLiteral("Search models, people, actions"));
    auto *wrong = new QLineEdit(QStringLiteral("parameters <"));
    setFieldTone(*wrong, Tone::Danger);
    auto *off = new QLineEdit(QStringLiteral("read only"));
    off->setEnabled(false);
    auto *combo = new QComboBox;
    combo->addItems({QStringLiteral("registered"), QStringLiteral("approved")});
    auto *editable = new QComboBox;
    editable->setEditable(true);
    editable->addItem(QStringLiteral("editable"));
    auto *spin = new QSpinBox;
    spin->setRange(0, 100);
    spin->setSuffix(QStringLiteral(" GiB"));
    spin->setValue(42);
    auto *text = new QPlainTextEdit(QStringLiteral("Why this change is made.\nTwo lines, twenty pixels apart."));
    text->setFixedHeight(64);
    int column = 0;
    for (QWidget *field : std::initializer_list<QWidget *>{line, empty, wrong, off})
        layout->addWidget(field, 0, column++);
    column = 0;
    for (QWidget *field : std::initializer_list<QWidget *>{combo, editable, spin, text})
        layout->addWidget(field, 1, column++);
    return panel;
}

QWidget *choices() {
    auto *panel = new QGroupBox(QStringLiteral("Choices and bars"));
    auto *layout = new QGridLayout(panel);
    int row = 0;
    for (const bool isEnabled : {true, false}) {
        int column = 0;
        for (const Qt::CheckState state : {Qt::Unchecked, Qt::Checked, Qt::PartiallyChecked}) {
            auto *check = new QCheckBox(QStringLiteral("denied"));
            check->setTristate(true);
            check->setCheckState(state);
            check->setEnabled(isEnabled);
            layout->addWidget(check, row, column++);
        }
        auto *group = new QWidget;
        auto *radios = new QGridLayout(group);
        radios->setContentsMargins(0, 0, 0, 0);
        for (int index = 0; index < 2; ++index) {
            auto *radio = new QRadioButton(QStringLiteral("comfortable"));
            radio->setChecked(index == 1);
            radio->setEnabled(isEnabled);
            radios->addWidget(radio, 0, index);
        }
        layout->addWidget(group, row, column++);
        auto *slider = new QSlider(Qt::Horizontal);
        slider->setValue(40);
        slider->setEnabled(isEnabled);
        layout->addWidget(slider, row, column++);
        auto *progress = new QProgressBar;
        progress->setRange(0, isEnabled ? 100 : 0);
        progress->setValue(62);
        layout->addWidget(progress, row++, column++);
    }
    return panel;
}

QWidget *words(const Theme &theme) {
    auto *panel = new QWidget;
    auto *layout = new QGridLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    int column = 0;
    const QMetaEnum roles = QMetaEnum::fromType<TextRole>();
    for (int role = 0; role < roles.keyCount(); ++role)
        layout->addWidget(new RoleLabel(theme, static_cast<TextRole>(role),
                                        QString::fromLatin1(roles.key(role)) + QStringLiteral(" 0123")),
                          0, column++);
    column = 0;
    const QMetaEnum icons = QMetaEnum::fromType<Icon>();
    auto *signs = new QGridLayout;
    for (int index = 0; index < icons.keyCount(); ++index) {
        auto *label = new QLabel;
        label->setPixmap(icon(theme, static_cast<Icon>(index)).pixmap(QSize(16, 16), qApp->devicePixelRatio()));
        signs->addWidget(label, index / 26, index % 26);
    }
    layout->addLayout(signs, 1, 0, 1, 9);
    return panel;
}

QWidget *pills(const Theme &theme) {
    auto *panel = new QWidget;
    auto *layout = new QHBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    const std::pair<const char *, Tone> cases[] = {{"registered", Tone::Neutral}, {"2 approvals", Tone::Accent},
                                                   {"approved", Tone::Ok},        {"deprecated", Tone::Warn},
                                                   {"denied", Tone::Danger},      {"evaluated", Tone::Info}};
    for (const auto &[word, tone] : cases)
        layout->addWidget(new Pill(theme, QString::fromLatin1(word), tone));
    auto *verified = new Pill(theme, QStringLiteral("verified, no gaps"), Tone::Ok);
    verified->setGlyph(Icon::Check);
    layout->addWidget(verified);
    layout->addWidget(new KeyCap(theme, QKeySequence(QStringLiteral("Ctrl+K"))));
    auto *tabs = new QTabBar;
    for (const char *name : {"Summary", "Card", "Versions", "Revisions"})
        tabs->addTab(QString::fromLatin1(name));
    layout->addWidget(tabs);
    layout->addStretch(1);
    return panel;
}

QWidget *header(const Theme &theme) {
    auto *made = new PageHeader(theme, QStringLiteral("Catalog"));
    made->setFact(QStringLiteral("148 models, 9 need attention"));
    made->addPill(QStringLiteral("read only"), Tone::Warn);
    made->addAction(button(QStringLiteral("Compare")));
    made->addAction(button(QStringLiteral("Import model"), ButtonKind::Primary));
    return made;
}

QWidget *states(const Theme &theme, QAction *action) {
    auto *panel = new QWidget;
    auto *layout = new QHBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.px(Size::SpaceLarge));
    for (int which = 0; which < 3; ++which) {
        auto *state = new StatePanel(theme, new QWidget);
        state->setMinimumHeight(220);
        if (which == 0)
            state->showLoading(3);
        else if (which == 1)
            state->showEmpty({QStringLiteral("No models yet"),
                              QStringLiteral("Models that you import from disk stand here, with their versions.")},
                             action);
        else
            state->showFailed({QStringLiteral("The list could not be read"),
                               QStringLiteral("The service does not answer. The console tries again by itself.")});
        layout->addWidget(new Card(theme, state, nullptr));
    }
    return panel;
}

QStandardItem *cell(const char *text, CellKind kind = CellKind::Text, Qt::Alignment alignment = Qt::AlignLeft) {
    auto *item = new QStandardItem(QString::fromUtf8(text));
    item->setData(static_cast<int>(kind), CellKindRole);
    item->setData(int(alignment), Qt::TextAlignmentRole);
    return item;
}

QStandardItem *absent(Absence absence, Qt::Alignment alignment = Qt::AlignLeft) {
    QStandardItem *item = cell("", CellKind::Text, alignment);
    item->setData(static_cast<int>(absence), AbsenceRole);
    return item;
}

QStandardItem *pillCell(const char *word, Tone tone) {
    QStandardItem *item = cell(word, CellKind::Pill);
    item->setData(static_cast<int>(tone), ToneRole);
    return item;
}

QAbstractItemModel *models(QObject *parent) {
    auto *model = new QStandardItemModel(parent);
    struct Row {
        const char *name, *publisher, *parameters, *precision, *context, *lifecycle;
        Tone tone;
        const char *files;
    };
    const Row rows[] = {
        {"llama-3.3-70b-instruct", "Meta", "70.6 B", "FP8", "131,072", "approved", Tone::Ok, "safe"},
        {"qwen3-32b", "Alibaba", "32.8 B", "AWQ 4-bit", "40,960", "approved", Tone::Ok, "safe"},
        {"mistral-small-3.2", "Mistral AI", "23.6 B", "BF16", "131,072", "evaluated", Tone::Info, "safe"},
        {"deepseek-r1-distill-32b", "DeepSeek", "32.8 B", "Q4_K_M", "131,072", "registered", Tone::Neutral, "pickle"},
        {"phi-4", "Microsoft", "14.7 B", "BF16", "16,384", "deprecated", Tone::Warn, "safe"},
        {"claude-sonnet-4-5", "Anthropic API", "", "", "200,000", "approved", Tone::Ok, "vendor"},
        {"llama-2-13b-chat", "Meta", "13.0 B", "GGUF Q5_K_M", "4,096", "retired", Tone::Danger, "pickle"},
        {"nomic-embed-text-v1.5", "Nomic", "0.14 B", "FP16", "8,192", "registered", Tone::Neutral, "safe"},
    };
    for (const Row &row : rows)
        model->appendRow({cell(row.name, CellKind::Strong), cell(row.publisher),
                          *row.parameters ? cell(row.parameters, CellKind::Text, Qt::AlignRight)
                                          : absent(Absence::NotPublished, Qt::AlignRight),
                          *row.precision ? cell(row.precision) : absent(Absence::NotApplicable),
                          cell(row.context, CellKind::Text, Qt::AlignRight), pillCell(row.lifecycle, row.tone),
                          cell(row.files, CellKind::Muted)});
    int column = 0;
    for (const char *name : {"Model", "Publisher", "Parameters", "Precision", "Context", "Lifecycle", "Files"}) {
        model->setHeaderData(column, Qt::Horizontal, QString::fromLatin1(name));
        if (column == 2 || column == 4)
            model->setHeaderData(column, Qt::Horizontal, int(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
        ++column;
    }
    return model;
}

QWidget *inspector(const Theme &theme) {
    auto *made = new Inspector(theme);
    made->setFixedWidth(theme.px(Size::InspectorWidth));
    made->setTitle(QStringLiteral("llama-3.3-70b-instruct"));
    made->setSubtitle(QStringLiteral("version 4, imported 12 Nov by admin-1, 2 approvals"));
    auto *facts = new FactList(theme);
    facts->setFacts(
        {{QStringLiteral("License"), QStringLiteral("Llama 3.3 Community")},
         {QStringLiteral("Digest"), QStringLiteral("sha256:9f2c41d0a8877be1e5d3c1f06b2f4d1a9c"), Absence::None, true},
         {QStringLiteral("Weights"), QStringLiteral("67.7 GiB in 15 files")},
         {QStringLiteral("KV cache"), QString(), Absence::NotReported},
         {QStringLiteral("Lifecycle"), QStringLiteral("approved"), Absence::None, false, Tone::Ok},
         {QStringLiteral("Notes"), QStringLiteral("A value of more than one line stands in lines twenty "
                                                  "pixels apart and wraps at words.")}});
    made->addTab(facts, QStringLiteral("Summary"));
    for (const char *name : {"Card", "Versions", "Revisions"})
        made->addTab(new QWidget, QString::fromLatin1(name));
    for (const char *name : {"Edit", "Promote", "Deprecate"})
        made->addAction(button(QString::fromLatin1(name)));
    return made;
}

QWidget *page(const Theme &theme) {
    auto *window = new QWidget;
    auto *navigation = new Navigation(theme);
    navigation->setEntries(
        {{QStringLiteral("overview"), QStringLiteral("Overview"), Icon::Overview},
         {QStringLiteral("catalog"), QStringLiteral("Catalog"), Icon::Catalog, NavigationEntry::Group::Operate, 148},
         {QStringLiteral("gpus"), QStringLiteral("GPUs"), Icon::Gpus, NavigationEntry::Group::Operate, 1920},
         {QStringLiteral("audit"), QStringLiteral("Audit"), Icon::Audit, NavigationEntry::Group::Govern},
         {QStringLiteral("access"), QStringLiteral("Access"), Icon::Access, NavigationEntry::Group::Govern}});
    navigation->setChosen(QStringLiteral("catalog"));
    auto *grid = new GridView(theme);
    grid->setModel(models(grid));
    grid->header()->setSortIndicatorShown(true);
    grid->header()->setSectionsClickable(true);
    grid->header()->setSortIndicator(0, Qt::AscendingOrder);
    grid->setCurrentIndex(grid->model()->index(0, 0));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.px(Size::SpaceLarge));
    row->addWidget(new Card(theme, grid, nullptr), 1);
    row->addWidget(inspector(theme));
    auto *filter = new QLineEdit(QStringLiteral("lifecycle = approved AND license:\"apache\" AND parameters != 8"));
    filter->setFont(theme.font(TextRole::Mono));
    filter->setFixedHeight(theme.px(Size::Field));
    auto *bar = new QHBoxLayout;
    bar->addWidget(filter, 1);
    bar->addWidget(button(QStringLiteral("Saved views")));
    bar->addWidget(button(QStringLiteral("Columns")));
    auto *work = new QVBoxLayout;
    work->setContentsMargins(20, 16, 20, 16);
    work->setSpacing(12);
    work->addWidget(header(theme));
    work->addLayout(bar);
    work->addLayout(row, 1);
    auto *running = new ProgressRow(theme, QStringLiteral("Importing mistral-small"));
    running->setDetail(QStringLiteral("mistral-small-3.2.Q4_K_M.gguf, 8.1 of 13.1 GiB"));
    running->setProgress(6200);
    auto *done = new ProgressRow(theme, QStringLiteral("Verifying the log"));
    done->setDetail(QStringLiteral("1,284,201 events in 12 s"));
    done->setOutcome(QStringLiteral("verified"), Tone::Ok);
    auto *tasks = new QVBoxLayout;
    tasks->setContentsMargins(1, 4, 1, 4);
    tasks->setSpacing(0);
    tasks->addWidget(running);
    tasks->addWidget(done);
    auto *dock = new Card(theme);
    dock->setLayout(tasks);
    work->addWidget(dock);
    auto *whole = new QHBoxLayout(window);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(navigation);
    whole->addLayout(work, 1);
    auto *toasts = new ToastStack(theme, window);
    toasts->tell(Tone::Ok, QStringLiteral("The model was imported."));
    toasts->tell(Tone::Danger, QStringLiteral("models/phi-4 could not be changed: somebody else changed it first."));
    return window;
}

void grab(QWidget &window, const QString &file) {
    window.setAttribute(Qt::WA_DontShowOnScreen);
    window.resize(1440, 900);
    window.show();
    for (int turn = 0; turn < 3; ++turn)
        QCoreApplication::processEvents();
    window.grab().save(file);
}

QWidget *parts(const Theme &theme, QAction *action) {
    auto *window = new QWidget;
    auto *layout = new QVBoxLayout(window);
    layout->setContentsMargins(20, 16, 20, 20);
    layout->setSpacing(12);
    auto *banner =
        new Banner(theme, Tone::Warn, QStringLiteral("The service does not answer. You see the last copy, 4 min old."));
    banner->setAction(action);
    banner->setClosable(true);
    auto *danger = new Banner(theme, Tone::Danger, QStringLiteral("The record was altered."));
    for (QWidget *part :
         std::initializer_list<QWidget *>{header(theme), banner, danger, words(theme), pills(theme), buttons(theme),
                                          fields(theme), choices(), states(theme, action)})
        layout->addWidget(part);
    return window;
}

class Events : public WindowBlock {
public:
    int rowCount() const override { return WindowSource::blockRows; }
    Cell cell(int row, int column) const override {
        const bool isDenied = row % 4 == 3;
        switch (column) {
        case 0:
            return {.kind = CellKind::Sign, .tone = Tone::Ok, .sign = Icon::Check};
        case 1:
            return {.text = QStringLiteral("14:01:%1.204").arg(59 - row % 60, 2, 10, QLatin1Char('0')),
                    .kind = CellKind::Mono};
        case 2:
            return {.text = QStringLiteral("admin-%1").arg(row % 3), .kind = CellKind::Strong};
        case 3:
            return {.text = QStringLiteral("models.update")};
        case 4:
            return {.text = QStringLiteral("models/llama-3.3-70b-instruct")};
        default:
            return {.text = isDenied ? QStringLiteral("denied") : QStringLiteral("allowed"),
                    .kind = CellKind::Pill,
                    .tone = isDenied ? Tone::Danger : Tone::Ok};
        }
    }
};

// The first block comes at once, the others never.
class EventSource : public WindowSource {
public:
    using WindowSource::WindowSource;
    qint64 rowCount() const override { return 1'284'201; }
    bool isRowCountExact() const override { return true; }
    int columnCount() const override { return 6; }
    QString columnTitle(int column) const override {
        return QStringList{QString(),
                           QStringLiteral("Time, UTC"),
                           QStringLiteral("Actor"),
                           QStringLiteral("Action"),
                           QStringLiteral("Object"),
                           QStringLiteral("Outcome")}
            .at(column);
    }
    void request(qint64 block) override {
        if (block == 0)
            Q_EMIT blockReady(block, std::make_shared<Events>());
    }
    void cancel(qint64) override {}
};

QWidget *events(const Theme &theme, QWidget *parent) {
    auto *grid = new WindowGrid(theme);
    grid->setSource(new EventSource(grid));
    grid->setCurrentRow(246);
    auto *card = new Card(theme, grid, parent);
    card->setMinimumSize(900, 300);
    return card;
}

// A picture of one widget while it has the keyboard.
QLabel *focused(QWidget *control, QWidget &window) {
    control->setParent(&window);
    control->resize(control->sizeHint().expandedTo(QSize(24, 24)));
    if (qobject_cast<QLineEdit *>(control) || qobject_cast<QComboBox *>(control))
        control->resize(200, control->height());
    control->show();
    window.setAttribute(Qt::WA_KeyboardFocusChange);
    control->setFocus(Qt::TabFocusReason);
    for (int turn = 0; turn < 3; ++turn)
        QCoreApplication::processEvents();
    auto *label = new QLabel;
    label->setPixmap(control->grab());
    control->hide();
    return label;
}

QMenu *menu(const Theme &theme, QWidget *parent) {
    auto *made = new QMenu(parent);
    made->addAction(icon(theme, Icon::Import), QStringLiteral("Import model"))
        ->setShortcut(QKeySequence(QStringLiteral("Ctrl+I")));
    made->addAction(icon(theme, Icon::Undo), QStringLiteral("Undo"))->setShortcut(QKeySequence::Undo);
    QAction *compact = made->addAction(QStringLiteral("Compact rows"));
    compact->setCheckable(true);
    compact->setChecked(true);
    made->addSeparator();
    made->addMenu(QStringLiteral("Sort by"))->addAction(QStringLiteral("Name"));
    made->addAction(icon(theme, Icon::Delete), QStringLiteral("Delete"))->setEnabled(false);
    made->setActiveAction(made->actions().constFirst());
    return made;
}

// What is seen only for a while: focus, menus, lists, tips.
QWidget *moments(const Theme &theme) {
    auto *sheet = new QWidget;
    auto *layout = new QGridLayout(sheet);
    QWidget window;
    window.resize(900, 600);
    window.show();
    window.activateWindow();
    QCoreApplication::processEvents();
    auto *line = new QLineEdit(QStringLiteral("focus"));
    auto *spin = new QSpinBox;
    auto *combo = new QComboBox;
    combo->addItems({QStringLiteral("registered"), QStringLiteral("approved"), QStringLiteral("deprecated")});
    auto *tabs = new QTabBar;
    for (const char *name : {"Summary", "Card", "Versions"})
        tabs->addTab(QString::fromLatin1(name));
    auto *tool = new QToolButton;
    tool->setIcon(icon(theme, Icon::Columns));
    auto *checked = new QCheckBox;
    checked->setChecked(true);
    auto *grid = new GridView(theme);
    grid->setModel(models(grid));
    grid->setCurrentIndex(grid->model()->index(1, 0));
    auto *navigation = new Navigation(theme);
    navigation->setEntries({{QStringLiteral("catalog"), QStringLiteral("Catalog"), Icon::Catalog},
                            {QStringLiteral("audit"), QStringLiteral("Audit"), Icon::Audit}});
    navigation->setChosen(QStringLiteral("audit"));
    auto *facts = new FactList(theme);
    facts->setFacts({{QStringLiteral("License"), QStringLiteral("Apache 2.0")}});
    const QList<QWidget *> controls = {button(QStringLiteral("Compare")),
                                       button(QStringLiteral("Import"), ButtonKind::Primary),
                                       button(QStringLiteral("Delete"), ButtonKind::Danger),
                                       button(QStringLiteral("Quiet"), ButtonKind::Quiet),
                                       tool,
                                       line,
                                       spin,
                                       combo,
                                       new QCheckBox(QStringLiteral("denied")),
                                       checked,
                                       new QRadioButton(QStringLiteral("compact")),
                                       new QSlider(Qt::Horizontal),
                                       tabs,
                                       facts,
                                       navigation};
    int place = 0;
    for (QWidget *control : controls) {
        layout->addWidget(focused(control, window), place / 5, place % 5);
        ++place;
    }
    grid->setMinimumSize(700, 180);
    grid->resize(700, 180);
    grid->setParent(&window);
    grid->resize(700, 180);
    layout->addWidget(focused(grid, window), 3, 0, 1, 3);
    auto *popup = new QLabel;
    const std::unique_ptr<QMenu> shown(menu(theme, nullptr));
    shown->ensurePolished();
    shown->resize(shown->sizeHint());
    popup->setPixmap(shown->grab());
    layout->addWidget(popup, 3, 3);
    auto *list = new QLabel;
    combo->setParent(&window);
    combo->show();
    combo->showPopup();
    QCoreApplication::processEvents();
    list->setPixmap(combo->view()->parentWidget()->grab());
    combo->hidePopup();
    layout->addWidget(list, 3, 4);
    layout->addWidget(events(theme, sheet), 4, 0, 1, 5);
    return sheet;
}

} // namespace

int main(int argc, char **argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (argc > 2)
        qputenv("QT_SCALE_FACTOR", argv[2]);
    QApplication application(argc, argv);
    const QString directory = QString::fromLocal8Bit(argc > 1 ? argv[1] : "gallery");
    QDir().mkpath(directory);
    Theme theme(Scheme::Light);
    ConsoleStyle::install(application, theme);
    QAction import(QStringLiteral("Import model"));
    import.setIcon(icon(theme, Icon::Import));
    const std::unique_ptr<QWidget> kit(parts(theme, &import));
    const std::unique_ptr<QWidget> whole(page(theme));
    for (const auto &[scheme, name] : {std::pair(Scheme::Light, "light"), std::pair(Scheme::Dark, "dark"),
                                       std::pair(Scheme::HighContrast, "high-contrast")}) {
        theme.setScheme(scheme);
        grab(*kit, QStringLiteral("%1/parts-%2.png").arg(directory, QLatin1String(name)));
        grab(*whole, QStringLiteral("%1/page-%2.png").arg(directory, QLatin1String(name)));
        const std::unique_ptr<QWidget> sheet(moments(theme));
        grab(*sheet, QStringLiteral("%1/moments-%2.png").arg(directory, QLatin1String(name)));
    }
    return 0;
}
