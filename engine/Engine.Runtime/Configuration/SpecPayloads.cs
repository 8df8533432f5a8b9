using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Specs;
using Engine.Core.Specs.Books;

namespace Engine.Runtime.Configuration;

/// <summary>Holds the payloads of all specs against the shapes, files beside the specs included. For who edits them; the service does without.</summary>
internal sealed class SpecPayloads(ProjectFolder project)
{
    private readonly FindingSink findings = new();
    private readonly Dictionary<string, (ConfigMapping? Content, string Text)> files = new(StringComparer.Ordinal);

    public static LoadedConfiguration Check(LoadedConfiguration loaded, ProjectFolder project)
    {
        if (loaded.Snapshot is null)
        {
            return loaded;
        }

        var check = new SpecPayloads(project);
        foreach (var (owner, specs) in loaded.Specs)
        {
            if (loaded.Snapshot.Clients.TryGetValue(owner, out var client))
            {
                check.CheckAll(specs, client);
            }
        }

        return check.Over(loaded);
    }

    private LoadedConfiguration Over(LoadedConfiguration loaded)
    {
        var found = findings.ToImmutable();
        if (found.IsEmpty)
        {
            return loaded;
        }

        var all = new FindingSink();
        all.AddRange(loaded.Findings);
        all.AddRange(FindingLimit.Apply(found));
        return loaded with
        {
            Findings = all.ToImmutable(),
            Texts = loaded.Texts.SetItems(files.Select(file => KeyValuePair.Create(file.Key, file.Value.Text))),
        };
    }

    private void CheckAll(ImmutableArray<ConfigFile> specs, ClientConfig client)
    {
        foreach (var spec in specs.SelectMany(file => SpecMatrix.Rows(file, new FindingSink())))
        {
            BookSpecs.Check((ConfigMapping)spec.Root, findings);
            SpecPayload.Check((ConfigMapping)spec.Root, path => Read(spec.Path[..(spec.Path.LastIndexOf('/') + 1)] + path), client.Shapes, findings);
        }
    }

    // What cannot be read is told where the spec is run.
    private ConfigMapping? Read(string path)
    {
        if (files.TryGetValue(path, out var known))
        {
            return known.Content;
        }

        var own = new FindingSink();
        var bytes = ProjectFolder.IsSafe(path) && project.Has(path) ? project.Read(path, ConfigurationLimits.FileBytes, own) : null;
        var text = bytes is null ? null : FileText.Decode(path, bytes, own);
        var content = text is null ? null : JsonConfigReader.Read(path, FileText.WithoutMark(bytes), text, own) as ConfigMapping;
        files.Add(path, (content, text ?? ""));
        return content;
    }
}
