#include "widgets/kit/person.h"

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "widgets/kit/plain_text.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace kit {

QString personOf(const Session &session, const std::string &principal) {
    const auto &own = session.connection.serverInfo();
    std::string name;
    if (own.principal() == principal)
        name = own.principal_full_name();
    else if (const auto found = session.cache.find(principal))
        name = found->principal_status().full_name();
    return harmless(QString::fromStdString(name.empty() ? principal : name));
}

} // namespace kit
