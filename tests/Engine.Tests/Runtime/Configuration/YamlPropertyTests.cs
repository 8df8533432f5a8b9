using System.Text;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Runtime.Configuration;
using FsCheck;
using FsCheck.Fluent;

namespace Engine.Tests.Runtime.Configuration;

public sealed class YamlPropertyTests
{
    private static readonly byte[] sample = Encoding.UTF8.GetBytes(
        """
        # remark
        mapping: stripe-invoice
        on: { source: stripe, events: [invoice.paid, "invoice.voided"] }
        let:
          invoice: &i ${ payload.data.object }
          folded: >-
            one
              two

            three
          kept: |+
            text

          quoted: 'it''s'
          escaped: "a\tb\u00e9\
             c"
        records:
          - record: invoice
            fields: { memo: *i, amount: 1.10 }
          - record: 😀
        """);

    private static readonly string[] pieces = ["\n", "\r\n", "\t", " ", ": ", "- ", "? ", "[", "]", "{", "}", ",", "#", "&a", "*a", "*i", "!t", "|", ">", "'", "\"", "\\", "%", "@", "---\n", "...\n", "<<: ", "\0", "é", "😀", "\u2028"];

    /// <summary>A place, what to do there (0 delete, 1 insert, 2 overwrite with a byte, 3 repeat a stretch), and with what.</summary>
    private static readonly Arbitrary<(int At, int What, int With)[]> edits = (
        from at in Gen.Choose(0, 100_000)
        from what in Gen.Choose(0, 3)
        from with in Gen.Choose(0, 255)
        select (at, what, with)).ArrayOf().Select(found => found.Take(12).ToArray()).ToArbitrary();

    [Fact]
    public void Mutated_yaml_gives_nodes_or_findings_with_positions_inside_the_file() => Holds(bytes =>
    {
        var findings = new FindingSink();
        var text = FileText.Decode("a.yaml", bytes, findings);
        var root = text is null ? null : YamlReader.Read("a.yaml", text, findings);
        Check(text, root, findings);
    });

    [Fact]
    public void Mutated_yaml_read_as_json_or_csv_never_throws_either() => Holds(bytes =>
    {
        var findings = new FindingSink();
        if (FileText.Decode("a.json", bytes, findings) is { } text)
        {
            Check(text, JsonConfigReader.Read("a.json", FileText.WithoutMark(bytes), text, findings), findings);
            var rows = new FindingSink();
            Check(text, CrosswalkReader.Read("a.csv", "key,internalId\n" + text, rows), rows, "key,internalId\n" + text);
        }
    });

    private static void Holds(Action<byte[]> check) =>
        Prop.ForAll(edits, changes =>
        {
            check(Mutate(changes));
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(600).WithQuietOnSuccess(true));

    private static void Check(string? text, ConfigNode? root, FindingSink findings, string? whole = null)
    {
        whole ??= text;
        Assert.True(root is not null || findings.HasErrors, "neither nodes nor findings");
        foreach (var span in findings.ToImmutable().Select(finding => finding.Span).Concat(root is null ? [] : Yaml.All(root).Select(node => node.Span)))
        {
            Assert.True(whole is null || (Yaml.IsInside(whole, span.Start) && Yaml.IsInside(whole, span.End)), $"{span.Start}-{span.End} is not in:\n{whole}");
            Assert.True((span.Start.Line, span.Start.Column).CompareTo((span.End.Line, span.End.Column)) <= 0, $"{span.Start}-{span.End} in:\n{whole}");
        }

        foreach (var scalar in root is null ? [] : Yaml.All(root).OfType<ConfigScalar>())
        {
            var place = scalar.SpanOf(0, Math.Max(1, scalar.Text.Length));
            Assert.True(whole is null || (Yaml.IsInside(whole, place.Start) && Yaml.IsInside(whole, place.End)), $"the text '{scalar.Text}' is placed at {place.Start}-{place.End} in:\n{whole}");
        }
    }

    private static byte[] Mutate((int At, int What, int With)[] changes)
    {
        var bytes = sample.ToList();
        foreach (var (at, what, with) in changes)
        {
            var place = bytes.Count == 0 ? 0 : at % bytes.Count;
            switch (what)
            {
                case 0 when bytes.Count > 0:
                    bytes.RemoveRange(place, Math.Min(with % 20, bytes.Count - place));
                    break;
                case 1:
                    bytes.InsertRange(place, Encoding.UTF8.GetBytes(pieces[with % pieces.Length]));
                    break;
                case 2 when bytes.Count > 0:
                    bytes[place] = (byte)with;
                    break;
                default:
                    bytes.InsertRange(place, bytes.Skip(place).Take(with).ToList());
                    break;
            }
        }

        return [.. bytes];
    }
}
