#pragma once

#include <QWidget>

namespace kit {

class FieldEditor;
class RoleLabel;
class Theme;

// An editor with why it is only shown, and what is wrong with its value, right below it.
class FieldRow : public QWidget {
    Q_OBJECT

public:
    // Takes the editor.
    FieldRow(const Theme &theme, FieldEditor *editor, QWidget *parent = nullptr);

    // What is wrong is said in this layout instead, with the name of the field, where there is more room for it.
    void sayIn(QLayout *place);
    // Empty where nothing is wrong.
    void setMistake(const QString &sentence);
    // Neither here nor within the editor.
    void clearMistakes();
    // Where it is said; null where nothing is.
    QWidget *mistake() const;
    // Says below the editor that what stands there is no value of its kind; one with fields within says it there.
    void setSound(bool isSound);
    // What people call the field, for the place before the editor; the caller owns it.
    RoleLabel *makeLabel() const;

    FieldEditor *editor() const { return editor_; }

private:
    const Theme &theme_;
    FieldEditor *editor_;
    RoleLabel *mistake_;
    bool isElsewhere_ = false;
};

} // namespace kit
