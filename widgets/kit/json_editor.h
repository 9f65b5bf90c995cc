#pragma once

#include <QWidget>

class QsciScintilla;

namespace kit {

class Theme;

// JSON to be written in, with numbers of lines. Whoever has it says which words are offered and what is marked as
// wrong. Positions are bytes of UTF-8 from the start.
class JsonEditor : public QWidget {
    Q_OBJECT

public:
    struct Range {
        int from = 0;
        int to = 0;
        bool operator==(const Range &) const = default;
    };

    // The name is that of the text, its words what it is called by those who hear it.
    JsonEditor(const Theme &theme, const QString &name, const QString &words, QWidget *parent = nullptr);

    // Tells nobody; what was in sight stays there.
    void setText(const QString &text);
    // Replaces what is marked; of what is longer than a line, where it begins.
    void mark(const QList<Range> &ranges);
    // Words for what stands before the cursor, so many bytes of which were begun; none where there are no words, or
    // where the window hangs over the edge of the screens.
    void offer(const QStringList &words, int begun);
    // Brings the place into sight, with the cursor in it.
    void reveal(int position);

    QString text() const;
    int cursor() const;
    int length() const;

Q_SIGNALS:
    // By whoever writes.
    void edited();
    // Something was written, or words are asked for (Ctrl+Space).
    void wordsWanted(bool isAsked);
    // Ways to mend what is wrong at the cursor are asked for (Ctrl+.).
    void fixesWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isOnScreen(int position) const;
    void dress();
    void breakLine();

    const Theme &theme_;
    QsciScintilla *text_;
    bool isFilling_ = false;
};

} // namespace kit
