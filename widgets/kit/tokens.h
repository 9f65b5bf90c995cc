#pragma once

#include <array>

#include <QColor>
#include <QMetaEnum>
#include <QObject>

namespace kit {
Q_NAMESPACE

// How the console looks; System follows the desktop.
enum class Scheme { Light, Dark, HighContrast, System };
Q_ENUM_NS(Scheme)

enum class Color {
    Window,
    Surface,
    Sunken,
    Border,  // hairlines between things
    Control, // edges that one must see
    Text,
    Text2,
    Text3, // also text that stands for an absent value
    Accent,
    OnAccent,
    AccentSoft,
    Ok,
    OkSoft,
    Warn,
    WarnSoft,
    Danger,
    DangerSoft,
    Info,
    InfoSoft,
    Series1, // lines of charts, by the palette of Okabe and Ito; in the light scheme some of it darker
    Series2,
    Series3,
    Series4,
    Series5,
    Series6,
    Shadow,
};
Q_ENUM_NS(Color)

// Sizes in device-independent pixels.
enum class Size {
    SpaceTiny,
    SpaceSmall,
    SpaceMedium,
    SpaceLarge,
    SpaceWide,
    SpaceHuge,
    RadiusChip,
    RadiusControl,
    RadiusCard,
    Line,
    FocusRing,
    FocusGap,
    AccentBar,
    Target,
    Control,
    Field,
    Row,
    RowCompact,
    HeaderRow,
    MenuRow,
    FactRow,
    Tab,
    Pill,
    KeyCap,
    Icon,
    IconLarge,
    Indicator,
    Dot,
    Progress,
    ScrollBar,
    Shadow,
    NavigationRow,
    NavigationWidth,
    TopBar,
    StatusBar,
    OmniboxWidth,
    InspectorWidth,
    FactLabel,
    FactColumn,
    ToastWidth,
    ChartWidth,  // at least
    ChartHeight, // at least
    DialogWidth,
    TextColumn,
    WindowWidth,
    WindowHeight,
    WindowMinimumWidth,
    WindowMinimumHeight,
};
Q_ENUM_NS(Size)

enum class TextRole { Title, Object, Body, Medium, Strong, Label, Caption, Count, Mono };
Q_ENUM_NS(TextRole)

enum class Duration { Motion, ToolTip, Toast, Copied };
Q_ENUM_NS(Duration)

struct TypeToken {
    bool isMono = false;
    int size = 0;   // pixels
    int line = 0;   // pixels from one base line to the next
    int weight = 0; // 400 regular, 500 medium, 600 semibold
};

// All design tokens, read once from the file that holds them. The file and the enumerations name the same things: a
// name too many or too few on either side stops the program.
class Tokens {
public:
    explicit Tokens(const QByteArray &json);

    // Of a scheme that is not System.
    QColor color(Scheme scheme, Color color) const;
    int px(Size size) const { return sizes_[static_cast<std::size_t>(size)]; }
    const TypeToken &type(TextRole role) const { return types_[static_cast<std::size_t>(role)]; }
    int milliseconds(Duration duration) const { return durations_[static_cast<std::size_t>(duration)]; }

    static constexpr int colorCount = static_cast<int>(Color::Shadow) + 1;
    static constexpr int sizeCount = static_cast<int>(Size::WindowMinimumHeight) + 1;
    static constexpr int typeCount = static_cast<int>(TextRole::Mono) + 1;
    static constexpr int durationCount = static_cast<int>(Duration::Copied) + 1;
    static constexpr int schemeCount = static_cast<int>(Scheme::System);

private:
    std::array<std::array<QColor, colorCount>, schemeCount> colors_;
    std::array<int, sizeCount> sizes_;
    std::array<TypeToken, typeCount> types_;
    std::array<int, durationCount> durations_;
};

} // namespace kit
