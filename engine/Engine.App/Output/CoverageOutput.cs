using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Specs;

namespace Engine.App.Output;

/// <summary>Prints what specs reach.</summary>
internal static class CoverageOutput
{
    public static void WriteText(ImmutableArray<SpecCoverage> coverage)
    {
        foreach (var reach in coverage)
        {
            Console.Out.WriteLine();
            Console.Out.WriteLine($"coverage of {reach.Client} and the packs it extends");
            foreach (var group in SpecCoverage.Groups)
            {
                var (reached, all) = reach.Of(group);
                Console.Out.WriteLine($"  {group,-11}{reached,4} of {all,-4}{reach.Percent(group),4} %");
            }

            foreach (var item in reach.NotReached)
            {
                Console.Out.WriteLine($"  no spec reaches {item.Name}  ({item.Group}, {item.Span})");
            }
        }
    }

    public static void WriteJson(Utf8JsonWriter writer, ImmutableArray<SpecCoverage> coverage)
    {
        writer.WriteStartArray("coverage");
        foreach (var reach in coverage)
        {
            writer.WriteStartObject();
            writer.WriteString("client", reach.Client);
            foreach (var group in SpecCoverage.Groups)
            {
                WriteGroup(writer, reach, group);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteGroup(Utf8JsonWriter writer, SpecCoverage reach, string group)
    {
        var (reached, all) = reach.Of(group);
        writer.WriteStartObject(group);
        writer.WriteNumber("reached", reached);
        writer.WriteNumber("all", all);
        writer.WriteStartArray("notReached");
        foreach (var item in reach.NotReached.Where(item => item.Group == group))
        {
            writer.WriteStringValue($"{item.Name} ({item.Span})");
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
