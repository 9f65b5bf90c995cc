#include "widgets/kit/person_name.h"

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "widgets/kit/plain_text.h"

#include "pilothouse/v1/resource.pb.h"
#include "pilothouse/v1/resource_service.pb.h"

namespace kit {

QString personName(const Session &session, const std::string &principal) {
    const auto &own = session.connection.serverInfo();
    const auto found = session.cache.find(principal);
    const auto name = own.principal() == principal ? own.principal_full_name()
                      : found                      ? found->principal_status().full_name()
                                                   : std::string();
    return harmless(QString::fromStdString(name.empty() ? principal : name));
}

} // namespace kit
