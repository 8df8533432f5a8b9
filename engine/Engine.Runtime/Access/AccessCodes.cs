using Engine.Core.Diagnostics;

namespace Engine.Runtime.Access;

/// <summary><c>RUN5xx</c>: keys, roles, and the addresses of the service.</summary>
public static class AccessCodes
{
    public static DiagnosticCode NoKey { get; } = new(
        "RUN500",
        "A valid API key is needed",
        "Send the header `Authorization: Bearer KEY`. The key is missing, unknown, expired or revoked; `engine keys add` makes one.");

    public static DiagnosticCode RoleTooLow { get; } = new(
        "RUN501",
        "The key's role does not suffice",
        "Roles are viewer, operator, approver, admin, each with the rights of those before it. Use a key of the role that the message names.");

    public static DiagnosticCode OtherClients { get; } = new(
        "RUN502",
        "The key is for one client, and the address shows all",
        "Use an address that names the client, or a key for all clients.");

    public static DiagnosticCode NotOpen { get; } = new(
        "RUN503",
        "The address is open to nobody",
        "The endpoint declares no role, which is a fault of the engine. Report it.");

    public static DiagnosticCode NoService { get; } = new(
        "RUN504",
        "The service that owns the data folder does not answer",
        "Another process holds the folder and says nowhere how it is reached, or does not answer there. Wait until it has started, or end it.");

    public static DiagnosticCode KeyUnusable { get; } = new(
        "RUN505",
        "The key cannot be made or found",
        "A key needs a name of 1 to 60 characters, a role, and 1 to 3650 days; it is revoked by its id, which `engine keys list` shows.");

    public static DiagnosticCode AuditBroken { get; } = new(
        "RUN506",
        "The data folder is not what its audit chain says",
        "A row or a seal was changed, removed or added by something other than the engine. Keep the folder as it is, compare it with a backup, and find out who could write to it.");
}
