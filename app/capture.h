#pragma once

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include "app/options.h"

class Console;

// Takes a picture of every page, one after the other, each when it is settled, and ends the program and the service of
// its own: 0 when all were written, 1 when a page did not settle in time.
class Capture : public QObject {
    Q_OBJECT

public:
    struct Subjects {
        QStringList pages;
        // What each page shows, by page id.
        QHash<QString, QString> objects;
    };
    Capture(const Options &options, Console &console, const Subjects &subjects);

    // False when there is nowhere to write to, said on standard error.
    bool start();

private:
    struct Shot {
        QString page;
        QString theme;
        // Not chosen yet.
        QString object;
        bool isFitted = false;
    };

    void next();
    void takeWhenSettled();
    // Up to what the service told of its log when it was found.
    bool isLogVerified();
    void take();
    void leave(int exitCode);
    QString fileOf(const Shot &shot) const;

    const Options options_;
    Console &console_;
    QList<Shot> shots_;
    QTimer poll_;
    QTimer deadline_;
    int quietTurns_ = 0;
    int turnsBehind_ = 0;
};
