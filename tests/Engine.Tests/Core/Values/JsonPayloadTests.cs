using System.Globalization;
using System.Text;
using System.Text.Json;
using Engine.Core.Values;

namespace Engine.Tests.Core.Values;

/// <summary>The reader of payloads answers as the framework's own reader does, on good bytes and on damaged ones.</summary>
public sealed class JsonPayloadTests
{
    private const string Sample = """
        { "id": "evt_1", "created": 1740794400, "live": true, "none": null, "amount": -12.50, "tiny": 1e-5, "empty": {}, "list": [],
          "text": "Zoë \"quoted\" \u00e9 \ud83d\ude00 \\ \/ \n", "unit": "0.123456789012", "lines": [ { "a": 1, "b": [1, 2.0, -0, 1E2] }, { "a": null } ],
          "a b": { "": 1, "é": 2, "\u0061": 3 }, "deep": [[[[[["x"]]]]]] }
        """;

    private static readonly byte[] Alphabet = [.. "{}[],:\"\\0123456789eE+-.untfalsr \n"u8, 0xff, 0xc3, 0x00];

    [Theory]
    [InlineData(Sample)]
    [InlineData("[]")]
    [InlineData("\"\"")]
    [InlineData(" 0 ")]
    [InlineData("{\"a\":{\"a\":{\"a\":1}},\"b\":[{\"a\":1},{\"a\":2}]}")]
    public void What_is_read_equals_what_the_framework_reads(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);

        using var payload = JsonPayload.TryRead(bytes);
        using var framework = Framework(bytes);

        AssertSame(framework!.RootElement, payload!.Root);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"a\":1,}")]
    [InlineData("[1 2]")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":1,\"\\u0061\":2}")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData("-")]
    [InlineData("nul")]
    [InlineData("\"\t\"")]
    [InlineData("\"\\x\"")]
    [InlineData("// no\n1")]
    [InlineData("1 1")]
    public void What_the_framework_refuses_is_refused(string json) => Assert.Null(JsonPayload.TryRead(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(127)]
    [InlineData(129)]
    [InlineData(5_000)]
    public void Every_member_of_an_object_is_found_and_no_other(int members)
    {
        var json = $"{{{string.Join(',', Enumerable.Range(0, members).Select(i => $"\"m{i}\":{{\"of\":{i}}}"))}}}";

        using var payload = JsonPayload.TryRead(Encoding.UTF8.GetBytes(json))!;

        Assert.All(Enumerable.Range(0, members), i => Assert.Equal(Value.Of(i), payload.Root.Member($"m{i}").Member("of")));
        Assert.Equal(ValueKind.Missing, payload.Root.Member($"m{members}").Kind);
        Assert.Equal(ValueKind.Missing, payload.Root.Member("of").Kind);
    }

    [Fact]
    public void Names_that_look_alike_at_a_glance_are_told_apart()
    {
        // Equal in length and in their first, middle and last letter.
        using var payload = JsonPayload.TryRead("{\"a1b1c\":1,\"a2b2c\":2,\"x\":0,\"a3b3c\":3}"u8.ToArray())!;

        Assert.Equal([Value.Of(1), Value.Of(2), Value.Of(3)], new[] { "a1b1c", "a2b2c", "a3b3c" }.Select(payload.Root.Member));
        Assert.Equal(ValueKind.Missing, payload.Root.Member("a4b4c").Kind);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(100_000, false)]
    public void Depth_is_bounded(int levels, bool isRead)
    {
        var bytes = Encoding.UTF8.GetBytes(new string('[', levels) + new string(']', levels));

        Assert.Equal(isRead, JsonPayload.TryRead(bytes) is not null);
    }

    [Fact]
    public void Damaged_bytes_are_never_read_otherwise_than_the_framework_reads_them()
    {
        var sample = Encoding.UTF8.GetBytes(Sample);
        var dice = new Dice(20_251_120);
        var read = 0;
        for (var n = 0; n < 60_000; n++)
        {
            var damaged = Damage(sample, dice);
            using var payload = JsonPayload.TryRead(damaged);
            if (payload is not null && Framework(damaged) is { } framework)
            {
                read++;
                AssertSame(framework.RootElement, payload.Root);
                framework.Dispose();
            }
        }

        Assert.InRange(read, 1_000, 60_000);
    }

    // Null when the framework refuses the bytes; it throws another exception for a name that holds an escaped half of a character.
    private static JsonDocument? Framework(byte[] bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes, JsonValue.Options);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static void AssertSame(JsonElement there, Value read)
    {
        switch (there.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(there.EnumerateObject().Select(member => member.Name), read.AsObject().Members.Select(member => member.Key));
                Assert.All(there.EnumerateObject(), member => AssertSame(member.Value, read.Member(member.Name)));
                break;
            case JsonValueKind.Array:
                Assert.Equal(there.GetArrayLength(), read.AsList().Count);
                Assert.All(there.EnumerateArray().Zip(read.AsList()), pair => AssertSame(pair.First, pair.Second));
                break;
            // A number such as 1e-50 would become zero in the framework's decimal; the payload reader says that it is not exact.
            case JsonValueKind.Number when read.IsFailure && there.GetRawText().Contains('e', StringComparison.OrdinalIgnoreCase):
                break;
            default:
                Assert.Equal(Scalar(there), read.IsFailure ? "damaged" : read.ToString());
                break;
        }
    }

    private static string Scalar(JsonElement there)
    {
        if (there.ValueKind == JsonValueKind.Number)
        {
            var written = there.GetRawText();
            var isExact = decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && written.Count(char.IsAsciiDigit) <= 28;
            return isExact ? Value.Of(number).ToString() : "damaged";
        }

        try
        {
            return there.ValueKind switch
            {
                JsonValueKind.String => there.GetString()!,
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => "null",
            };
        }
        catch (InvalidOperationException)
        {
            return "damaged";
        }
    }

    private static byte[] Damage(byte[] sample, Dice dice)
    {
        var bytes = sample.ToList();
        for (var change = dice.Next(3); change >= 0; change--)
        {
            var at = dice.Next(bytes.Count);
            switch (dice.Next(4))
            {
                case 0:
                    bytes[at] = Alphabet[dice.Next(Alphabet.Length)];
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, bytes[dice.Next(bytes.Count)]);
                    break;
                default:
                    var length = Math.Min(dice.Next(20), bytes.Count - at);
                    bytes.InsertRange(dice.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Repeatable choices: a linear congruential sequence from a seed.</summary>
    private sealed class Dice(ulong seed)
    {
        private ulong state = seed;

        public int Next(int below)
        {
            state = (state * 6_364_136_223_846_793_005) + 1_442_695_040_888_963_407;
            return (int)((state >> 33) % (ulong)below);
        }
    }
}
