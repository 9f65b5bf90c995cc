#pragma once

#include "widgets/access/role_index.h"
#include "widgets/kit/resource_table.h"
#include "widgets/kit/session.h"

namespace accesspage {

namespace v1 = pilothouse::v1;

// Whoever may act: people and programs, and how their certificates stand.
class PeopleTable final : public kit::ResourceTable {
    Q_OBJECT

public:
    enum Column { Name, State, Roles, Certificate, Teams, Type, ColumnCount };

    PeopleTable(const kit::Session &session, QObject *parent);

protected:
    kit::Cell cell(const v1::Resource &principal, int column) const override;

private:
    const kit::Session session_;
    const RoleIndex roles_;
};

// Who holds which role where, and until when.
class BindingsTable final : public kit::ResourceTable {
    Q_OBJECT

public:
    enum Column { Subject, Role, Scope, State, Until, ColumnCount };

    BindingsTable(const kit::Session &session, QObject *parent);

protected:
    kit::Cell cell(const v1::Resource &binding, int column) const override;

private:
    const kit::Session session_;
};

class TeamsTable final : public kit::ResourceTable {
    Q_OBJECT

public:
    enum Column { Name, Members, Roles, Description, ColumnCount };

    TeamsTable(const kit::Session &session, QObject *parent);

protected:
    kit::Cell cell(const v1::Resource &team, int column) const override;

private:
    const kit::Session session_;
    const RoleIndex roles_;
};

// Who was invited, and whether he came.
class InvitationsTable final : public kit::ResourceTable {
    Q_OBJECT

public:
    enum Column { Person, State, Role, Scope, Inviter, Until, ColumnCount };

    InvitationsTable(const kit::Session &session, QObject *parent);

protected:
    kit::Cell cell(const v1::Resource &invitation, int column) const override;

private:
    const kit::Session session_;
};

} // namespace accesspage
