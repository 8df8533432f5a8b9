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

    public static DiagnosticCode ErasureUnclear { get; } = new(
        "RUN507",
        "It is not clear what is to be erased, or why",
        "Name the subject by an id or an address as payloads spell it, and give a reason that does not name it: the reason is kept.");

    public static DiagnosticCode TooManyFailures { get; } = new(
        "RUN508",
        "Too many failures from this sender",
        "After 20 wrong keys or signatures within a minute, a sender is answered 429 without being looked at until the minute is over. Correct the key or the signing secret.");

    public static DiagnosticCode OpenWithoutTls { get; } = new(
        "RUN510",
        "The service would be open to other machines without TLS",
        "Listen on this machine only (http://127.0.0.1:8080), on https with --certificate, or behind a proxy that has TLS and is named with --trusted-proxy.");

    public static DiagnosticCode NoCertificate { get; } = new(
        "RUN511",
        "The certificate is missing or cannot be used",
        "An https address needs --certificate with a PEM file and --certificate-key with its private key, unless both stand in one file.");

    public static DiagnosticCode AddressUnusable { get; } = new(
        "RUN512",
        "An address or network of the command line cannot be used",
        "--urls takes addresses such as http://127.0.0.1:8080; --trusted-proxy takes addresses and networks such as 10.0.0.5 or 10.0.0.0/8.");

    public static DiagnosticCode CopyRefused { get; } = new(
        "RUN513",
        "The store was not copied",
        "A backup is written to a new file and restored into an empty folder, and counts only when the copy verifies. The message says what stood in the way.");
}
