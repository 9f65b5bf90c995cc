#include "widgets/kit/theme.h"

#include <QFile>

#include "widgets/kit/system_scheme.h"

namespace kit {
namespace {

QByteArray tokenFile() {
    QFile file(QStringLiteral(":/pilothouse/themes/tokens.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The design tokens are not embedded.");
    return file.readAll();
}

} // namespace

Theme::Theme(Scheme scheme, QObject *parent) : QObject(parent), tokens_(tokenFile()), fonts_(tokens_), scheme_(scheme) {
    if (scheme == Scheme::System)
        followSystem();
    else
        shown_ = scheme;
}

Theme::~Theme() = default;

void Theme::setScheme(Scheme scheme) {
    scheme_ = scheme;
    if (scheme == Scheme::System)
        followSystem();
    else
        show(scheme);
}

void Theme::followSystem() {
    if (!system_) {
        system_ = new SystemScheme(SystemScheme::sessionBus(), this);
        connect(system_, &SystemScheme::changed, this, [this] {
            if (scheme_ == Scheme::System)
                show(system_->scheme());
        });
    }
    show(system_->scheme());
}

void Theme::show(Scheme scheme) {
    if (shown_ == scheme)
        return;
    shown_ = scheme;
    Q_EMIT changed();
}

QColor Theme::strong(Tone tone) const {
    switch (tone) {
    case Tone::Neutral:
        return color(Color::Text2);
    case Tone::Accent:
        return color(Color::Accent);
    case Tone::Ok:
        return color(Color::Ok);
    case Tone::Warn:
        return color(Color::Warn);
    case Tone::Danger:
        return color(Color::Danger);
    case Tone::Info:
        return color(Color::Info);
    }
    Q_UNREACHABLE();
}

QColor Theme::soft(Tone tone) const {
    switch (tone) {
    case Tone::Neutral: // the dark sunken ground is too near to the window's
        return color(shown_ == Scheme::Dark ? Color::Border : Color::Sunken);
    case Tone::Accent:
        return color(Color::AccentSoft);
    case Tone::Ok:
        return color(Color::OkSoft);
    case Tone::Warn:
        return color(Color::WarnSoft);
    case Tone::Danger:
        return color(Color::DangerSoft);
    case Tone::Info:
        return color(Color::InfoSoft);
    }
    Q_UNREACHABLE();
}

QColor Theme::series(int place) const {
    static_assert(static_cast<int>(Color::Series6) - static_cast<int>(Color::Series1) + 1 == seriesCount);
    return color(static_cast<Color>(static_cast<int>(Color::Series1) + place % seriesCount));
}

QColor Theme::disabled(Color role) const {
    constexpr float share = 0.35f; // of the surface
    const QColor strong = color(role);
    const QColor surface = color(Color::Surface);
    const auto mix = [](float a, float b) { return a + (b - a) * share; };
    return QColor::fromRgbF(mix(strong.redF(), surface.redF()), mix(strong.greenF(), surface.greenF()),
                            mix(strong.blueF(), surface.blueF()));
}

QPalette Theme::palette() const {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Color normal, Color disabledRole) {
        palette.setColor(QPalette::Active, role, color(normal));
        palette.setColor(QPalette::Inactive, role, color(normal));
        palette.setColor(QPalette::Disabled, role,
                         disabledRole == Color::Text3 ? disabled(disabledRole) : color(disabledRole));
    };
    set(QPalette::Window, Color::Window, Color::Window);
    set(QPalette::WindowText, Color::Text, Color::Text3);
    set(QPalette::Base, Color::Surface, Color::Sunken);
    set(QPalette::AlternateBase, Color::Sunken, Color::Sunken);
    set(QPalette::Text, Color::Text, Color::Text3);
    set(QPalette::PlaceholderText, Color::Text3, Color::Text3);
    set(QPalette::Button, Color::Surface, Color::Sunken);
    set(QPalette::ButtonText, Color::Text, Color::Text3);
    set(QPalette::BrightText, Color::Danger, Color::Danger);
    set(QPalette::Highlight, Color::Accent, Color::Control);
    set(QPalette::HighlightedText, Color::OnAccent, Color::Surface);
    set(QPalette::Link, Color::Accent, Color::Text3);
    set(QPalette::LinkVisited, Color::Accent, Color::Text3);
    set(QPalette::ToolTipBase, Color::Surface, Color::Surface);
    set(QPalette::ToolTipText, Color::Text, Color::Text);
    set(QPalette::Light, Color::Surface, Color::Surface);
    set(QPalette::Midlight, Color::Border, Color::Border);
    set(QPalette::Mid, Color::Border, Color::Border);
    set(QPalette::Dark, Color::Control, Color::Border);
    set(QPalette::Shadow, Color::Shadow, Color::Shadow);
    return palette;
}

int Theme::milliseconds(Duration duration) const {
    const bool isStill = isMotionReduced_ || (system_ && system_->isMotionReduced());
    return duration == Duration::Motion && isStill ? 0 : tokens_.milliseconds(duration);
}

} // namespace kit
