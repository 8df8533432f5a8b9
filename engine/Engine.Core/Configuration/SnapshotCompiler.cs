using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>Compiles all clients to one snapshot.</summary>
public static class SnapshotCompiler
{
    /// <summary>Null when any client does not compile: a snapshot is whole or it is not.</summary>
    public static Snapshot? Compile(ImmutableArray<ClientSource> clients, FindingSink findings) =>
        Compile(clients, (source, found) => ClientCompiler.Compile(source, found), findings);

    /// <param name="compile">Gives what <see cref="ClientCompiler.Compile"/> gives, perhaps from memory.</param>
    public static Snapshot? Compile(ImmutableArray<ClientSource> clients, Func<ClientSource, FindingSink, ClientConfig?> compile, FindingSink findings)
    {
        var compiled = clients.Select(client => compile(client, findings)).ToList();
        var sound = compiled.OfType<ClientConfig>().OrderBy(client => client.Name, StringComparer.Ordinal).ToList();
        return sound.Count == compiled.Count
            ? new Snapshot(Revision(sound), sound.ToFrozenDictionary(client => client.Name, StringComparer.Ordinal))
            : null;
    }

    private static string Revision(List<ClientConfig> clients)
    {
        var text = string.Concat(clients.Select(client => $"{client.Name} {client.Revision}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
