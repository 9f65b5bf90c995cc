#pragma once

#include <optional>

#include <QSize>
#include <QString>
#include <QStringList>

// What the console was started with.
struct Options {
    QString dataDirectory;
    // Of what this person's consoles keep apart from every store.
    QString stateDirectory;
    // `host:port` of a shared service, and the directory of ca.pem, cert.pem and key.pem; empty for the embedded one.
    QString address;
    QString credentials;
    QStringList modelRoots;
    // Of the embedded service, `host:port`; empty leaves it to it.
    QString gatewayListen;
    QString language;
    QString theme;
    QString page;
    // Page, object or action to open first, as a link or bare.
    QString link;
    // Where pictures of the pages go; empty for a window.
    QString captureDirectory;
    QSize size;
    // A made-up organisation on a simulated fleet, in a data directory of its own.
    bool isDemo = false;
    // For guests: over the whole screen, page after page.
    bool isPresenting = false;
    // The process of the console that a presentation was opened from; 0 where it was started by itself.
    qint64 opener = 0;
    // QT_SCALE_FACTOR as this person has it, while that of a presentation is larger; empty where nothing is set.
    QByteArray usualScale;
    // Leads somebody through it at once.
    bool isTour = false;
    // Ends with the first frame that shows data; for measuring the start.
    bool isLeavingWhenFilled = false;

    // What the console itself keeps; beside the store, or apart for a service of somebody else.
    QString ownDirectory() const;
    QString settingsFile() const { return ownDirectory() + QStringLiteral("/console.ini"); }
    bool isCapture() const { return !captureDirectory.isEmpty(); }

    // Needs no QApplication. Tells on standard output or error what was wrong or asked, and then holds an exit code.
    static std::optional<Options> read(const QStringList &arguments, int *exitCode);
};
