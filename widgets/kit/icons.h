#pragma once

#include <QIcon>

#include "widgets/kit/theme.h"

namespace kit {

// The console's own signs. Each is resources/icons/<Name>.svg, 16 by 16, drawn in lines of 1.5.
class IconNames {
    Q_GADGET

public:
    enum class Icon {
        Access,
        Add,
        ArrowDown,
        ArrowUp,
        Audit,
        Catalog,
        Changes,
        Check,
        ChevronDown,
        ChevronLeft,
        ChevronRight,
        ChevronUp,
        Clock,
        Close,
        Columns,
        Copy,
        Delete,
        Deployments,
        Edit,
        Error,
        File,
        Filter,
        Float,
        Folder,
        Gpus,
        History,
        Import,
        Info,
        Link,
        Lock,
        Minus,
        Moon,
        More,
        Overview,
        Pause,
        Play,
        Policies,
        Redo,
        Refresh,
        Save,
        Search,
        Settings,
        Shield,
        Sun,
        Task,
        Topology,
        Traffic,
        Undo,
        Unlink,
        Unlock,
        Warning,
    };
    Q_ENUM(Icon)
};
using Icon = IconNames::Icon;

// A sign in a color of the theme, drawn anew whenever the theme has changed: disabled in Text3, selected in the accent.
// The theme outlives the icon.
QIcon icon(const Theme &theme, Icon icon, Color color = Color::Text2);
QIcon icon(const Theme &theme, Icon icon, Tone tone);

} // namespace kit
