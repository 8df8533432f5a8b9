using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Runtime.Configuration;

namespace Engine.App.Docs;

/// <summary>The files that <c>engine docs</c> generates: the same for the same engine and configuration.</summary>
internal static class GeneratedDocs
{
    /// <summary>Every code that anything in this program can report.</summary>
    public static ImmutableArray<DiagnosticCode> Codes { get; } = DiagnosticCatalog.Of(
        typeof(DiagnosticCatalog).Assembly, typeof(ConfigurationLoader).Assembly, typeof(GeneratedDocs).Assembly);

    /// <summary>Paths below the project folder, and what the files hold. What is about the service itself belongs into the engine's own repository only.</summary>
    public static ImmutableArray<(string Path, string Text)> Of(Snapshot snapshot, string folder) =>
    [
        ("mappings/REFERENCE.md", ReferencePage.Render(Codes)),
        ("schemas/catalog.schema.json", CatalogSchema.Render(snapshot.Clients.Values.SelectMany(client => client.Events.Keys))),
        .. Directory.Exists(Path.Combine(folder, "engine/deploy")) ? [("engine/deploy/METRICS.md", MetricsPage.Render())] : ImmutableArray<(string, string)>.Empty,
    ];
}
