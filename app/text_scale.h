#pragma once

#include <QProcessEnvironment>

struct Options;

// Enlarges the text of this process, a presentation that was started by itself, as much as that of one that a console
// opens. Asks the screen, and so is called before there is an application.
void enlargeText(const Options &options);

// Of a process beside this one, whose text is as large as that many percent of the usual, a factor as in
// QT_SCALE_FACTOR; the usual is 1 where it is empty.
QProcessEnvironment environmentWithText(int percent, const QByteArray &usual);
