// Renders the widgets of the kit in every theme: kit_gallery DIRECTORY [SCALE].
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QGroupBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>
#include <QToolButton>

#include "widgets/kit/banner.h"
#include "widgets/kit/card.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/elided_label.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/page_header.h"
#include "widgets/kit/skeleton_bars.h"
#include "widgets/kit/state_panel.h"

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
    const QMetaObject &meta = kit::staticMetaObject;
    Q_UNUSED(meta)
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
    for (const char *name : {"Summary", "Card", "Versions", "History"})
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

void render(const Theme &theme, const QString &file) {
    QWidget window;
    window.setAttribute(Qt::WA_DontShowOnScreen);
    auto *layout = new QVBoxLayout(&window);
    layout->setContentsMargins(20, 16, 20, 20);
    layout->setSpacing(12);
    QAction import(QStringLiteral("Import model"), nullptr);
    import.setIcon(icon(theme, Icon::Import));
    auto *banner =
        new Banner(theme, Tone::Warn, QStringLiteral("The service does not answer. You see the last copy, 4 min old."));
    banner->setAction(&import);
    banner->setClosable(true);
    for (QWidget *part : std::initializer_list<QWidget *>{
             header(theme), banner, new Banner(theme, Tone::Danger, QStringLiteral("The record was altered.")),
             words(theme), pills(theme), buttons(theme), fields(theme), choices(), states(theme, &import)})
        layout->addWidget(part);
    window.resize(1440, 900);
    window.ensurePolished();
    window.show();
    QCoreApplication::sendPostedEvents();
    window.grab().save(file);
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
    for (const auto &[scheme, name] : {std::pair(Scheme::Light, "light"), std::pair(Scheme::Dark, "dark"),
                                       std::pair(Scheme::HighContrast, "high-contrast")}) {
        theme.setScheme(scheme);
        render(theme, QStringLiteral("%1/kit-%2.png").arg(directory, QLatin1String(name)));
    }
    return 0;
}
