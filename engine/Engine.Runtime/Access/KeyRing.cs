using System.Security.Cryptography;
using System.Text;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Http;

namespace Engine.Runtime.Access;

/// <summary>Finds out who sends a request.</summary>
/// <param name="local">The key of this run, for commands on the same machine.</param>
public sealed class KeyRing(IStore store, LocalKey local, TimeProvider clock)
{
    /// <summary>Who a command on this machine says its user is. Believed only with the key of this run, which none but that user and root can read.</summary>
    public const string UserHeader = "X-Engine-User";

    private const string Scheme = "Bearer ";
    private const int LongestKey = 200;
    private const int LongestUser = 60;

    /// <summary>Null without a valid key.</summary>
    public async Task<Actor?> FindAsync(IHeaderDictionary headers)
    {
        if (Local(headers) is { } own)
        {
            return own;
        }

        return KeyOf(headers) is { } key && await store.Keys.FindAsync(KeyText.Hash(key)) is { } known && known.IsGoodAt(clock.GetUtcNow())
            ? new Actor($"{known.Name} ({known.Id})", known.Role, known.Client)
            : null;
    }

    /// <summary>The user of this machine; null without the key of this run. Asks no storage.</summary>
    public Actor? Local(IHeaderDictionary headers) =>
        KeyOf(headers) is { } key && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(local.Key.Reveal()))
            ? new Actor($"local:{User(headers)}", Role.Admin, Client: null)
            : null;

    private static string? KeyOf(IHeaderDictionary headers) =>
        headers.Authorization is [{ Length: <= LongestKey } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;

    private static string User(IHeaderDictionary headers) =>
        headers[UserHeader] is [{ Length: > 0 and <= LongestUser } user] ? user : "unknown";
}
