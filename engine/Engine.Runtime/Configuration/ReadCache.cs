using System.Collections.Concurrent;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using NJsonSchema;

namespace Engine.Runtime.Configuration;

/// <summary>
/// What the last reading made of each file. One whose bytes, kind and schema are the same is not parsed and checked again, so that a change takes
/// effect in the time its own files need. Holds one reading, so it does not grow.
/// </summary>
internal sealed class ReadCache
{
    private ConcurrentDictionary<string, Entry> last = [];
    private ConcurrentDictionary<string, Entry> next = [];
    private readonly ConcurrentDictionary<string, CompileMemory> memories = [];
    private ImmutableDictionary<string, CompiledClient> clients = ImmutableDictionary<string, CompiledClient>.Empty;

    /// <summary>A file as it was read, with what was found in it.</summary>
    public sealed record Entry(ReadFile File, JsonSchema? Schema, ImmutableArray<Finding> Findings);

    /// <summary>A client as it was compiled; null when it did not compile.</summary>
    public sealed record CompiledClient(string Revision, ClientConfig? Config, ImmutableArray<Finding> Findings);

    public Entry? Find(string path, ConfigFileKind kind, JsonSchema? schema, byte[] bytes) =>
        last.TryGetValue(path, out var entry) && entry.File.Kind == kind && ReferenceEquals(entry.Schema, schema) && entry.File.Bytes.AsSpan().SequenceEqual(bytes)
            ? entry
            : null;

    public void Keep(Entry entry) => next[entry.File.Path] = entry;

    /// <summary>Forgets the files that the reading before this one had and this one has not.</summary>
    public void EndReading() => (last, next) = (next, []);

    /// <summary>The parts that a client was compiled to the last time.</summary>
    public CompileMemory MemoryOf(string client) => memories.GetOrAdd(client, _ => new CompileMemory());

    /// <summary>A client's revision covers everything it is compiled from, so the same revision compiles to the same.</summary>
    public ClientConfig? Compile(ClientSource source, FindingSink findings)
    {
        if (!clients.TryGetValue(source.Name, out var compiled) || compiled.Revision != source.Revision)
        {
            var own = new FindingSink();
            compiled = new CompiledClient(source.Revision, ClientCompiler.Compile(source, own, MemoryOf(source.Name)), own.ToImmutable());
            clients = clients.SetItem(source.Name, compiled);
        }

        findings.AddRange(compiled.Findings);
        return compiled.Config;
    }
}
