#pragma once

#include <QVector>
#include <QWidget>

#include "widgets/kit/three_way.h"

class QRadioButton;

namespace kit {

class Theme;

// Two changes of one object side by side: what it was, what somebody else made of it, what you want. One choice for
// each field that both touched; the rest is merged without asking.
class ConflictView : public QWidget {
    Q_OBJECT

public:
    ConflictView(const Theme &theme, const v1::Resource &base, const v1::Resource &theirs, const v1::Resource &mine,
                 QWidget *parent = nullptr);

    // Theirs, with what only you changed and what was chosen of yours.
    v1::Resource merged() const;

private:
    void build();
    void addCollision(class QGridLayout *grid, int row, const Collision &collision);

    const Theme &theme_;
    v1::Resource theirs_;
    v1::Resource mine_;
    ThreeWay comparison_;
    QVector<QRadioButton *> mineChosen_;
};

} // namespace kit
