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

    /// <summary>Paths below the project folder, and what the files hold, for a configuration that compiles: the engine's own documents are among them only in its repository.</summary>
    public static async Task<ImmutableArray<(string Path, string Text)>> OfAsync(LoadedConfiguration loaded, string folder)
    {
        var snapshot = loaded.Snapshot!;
        ImmutableArray<(string Path, string Text)> ofProject = [.. Of(snapshot), .. ReversalsPage.Of(snapshot, [.. loaded.Specs.Values.SelectMany(files => files)]), .. BehaviourPage.Of(folder).Select(page => (page.Path, page.Text))];
        if (!Directory.Exists(Path.Combine(folder, "engine", "decisions")))
        {
            return ofProject;
        }

        var api = await ApiDocument.ReadAsync();
        return [.. ofProject, ("engine/openapi.json", ApiDocument.Render(api)), ("engine/API.md", ApiPage.Render(api)), ("engine/deploy/METRICS.md", MetricsPage.Render())];
    }

    private static ImmutableArray<(string Path, string Text)> Of(Snapshot snapshot) =>
    [
        ("mappings/REFERENCE.md", ReferencePage.Render(Codes)),
        ("schemas/catalog.schema.json", CatalogSchema.Render(snapshot.Clients.Values.SelectMany(client => client.Events.Keys))),
    ];
}
