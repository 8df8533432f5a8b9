using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Core.Sources.Files;

namespace Engine.Tests.Core.Sources.Bank;

/// <summary>
/// Every file in <c>tests/specs/bank</c> gives exactly the events beside it in <c>expected</c>. <c>ENGINE_WRITE_GOLDENS=1</c> writes them instead of
/// comparing.
/// </summary>
public sealed class BankGoldenTests
{
    private static readonly JsonSerializerOptions indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string, string> Files
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (feed, file) in BankFeeds.Files)
            {
                data.Add(feed, file);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_file_gives_exactly_these_events(string feed, string file)
    {
        var events = BankFeeds.Read(feed, BankFeeds.Bytes(feed, file));
        var text = new JsonArray([.. events.Select(Shown)]).ToJsonString(indented) + "\n";
        var golden = Path.Combine(BankFeeds.Folder("expected"), $"{feed}-{file}.json");
        if (Environment.GetEnvironmentVariable("ENGINE_WRITE_GOLDENS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            File.WriteAllText(golden, text);
        }

        Assert.Equal(File.ReadAllText(golden), text);
    }

    [Fact]
    public void Every_expected_file_belongs_to_one()
    {
        var known = BankFeeds.Files.Select(one => $"{one.Feed}-{one.File}.json");
        Assert.Equal(known.Order(StringComparer.Ordinal), Directory.EnumerateFiles(BankFeeds.Folder("expected")).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);
    }

    private static JsonNode Shown(FileEvent one)
    {
        var envelope = JsonNode.Parse(Assert.IsType<FileEvent.Row>(one).Envelope.Span)!.AsObject();
        envelope.Remove("specversion");
        envelope.Remove("source");
        return envelope;
    }
}
