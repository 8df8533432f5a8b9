using System.Collections.Frozen;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;

namespace Engine.Core.Shapes;

/// <summary>Makes what is known of each event's payload out of the shape files of a client's layers.</summary>
public static class ShapeCompiler
{
    /// <param name="files">Lowest layer first.</param>
    /// <param name="events">The events that are declared.</param>
    /// <param name="findings">Takes what is wrong: EVT050 to EVT053.</param>
    public static PayloadShapes Compile(
        IEnumerable<ConfigFile> files, FrozenDictionary<(string Source, string Type), EventDeclaration> events, FindingSink findings)
    {
        var objects = Merge(files);
        var builder = new ShapeBuilder(objects, findings);
        builder.CheckAll();
        var carriers = Carriers(objects.Values, events, findings);
        var payloads = new Dictionary<(string Source, string Type), Known>();
        foreach (var declared in events.Keys)
        {
            if (builder.Payload(declared.Source, carriers.GetValueOrDefault(declared)?.Name.Text) is { } payload)
            {
                payloads.Add(declared, payload);
            }
        }
        return new PayloadShapes(payloads.ToFrozenDictionary()) { Objects = builder.Built };
    }

    private static Dictionary<(string Source, string Object), ObjectDescription> Merge(IEnumerable<ConfigFile> files)
    {
        var objects = new Dictionary<(string Source, string Object), ObjectDescription>();
        foreach (var read in files.Select(ObjectDescription.Read).OfType<ObjectDescription>())
        {
            var key = (read.Source, read.Name.Text);
            objects[key] = objects.TryGetValue(key, out var lower) ? lower.Under(read) : read;
        }
        return objects;
    }

    private static Dictionary<(string Source, string Type), ObjectDescription> Carriers(
        IEnumerable<ObjectDescription> objects, FrozenDictionary<(string Source, string Type), EventDeclaration> events, FindingSink findings)
    {
        var carriers = new Dictionary<(string Source, string Type), ObjectDescription>();
        foreach (var (described, name) in objects.SelectMany(described => described.Events.Select(name => (described, name))))
        {
            var key = (described.Source, name.Text);
            if (!events.ContainsKey(key))
            {
                var known = events.Keys.Where(declared => declared.Source == described.Source).Select(declared => declared.Type);
                findings.Error(ShapeCodes.UnknownEvent, name.Span, $"{described.Source} does not declare an event \"{name.Text}\".{Suggestion.DidYouMean(name.Text, known)}");
            }
            else if (!carriers.TryAdd(key, described))
            {
                findings.Error(ShapeCodes.SeveralShapes, name.Span, $"\"{name.Text}\" already carries {carriers[key].Name.Text}, as {carriers[key].Name.Span} says.");
            }
        }
        return carriers;
    }
}
