using System.Text;
using System.Text.Json.Nodes;

namespace Engine.Simulation.Fuzz;

/// <summary>Changes bodies and texts: by JSON value, so that what is odd gets past the parser, and by byte, so that it does not.</summary>
internal static class Mutator
{
    private static readonly string[] Numbers =
    [
        "0", "-0", "-1", "1e400", "-1e-400", "99999999999999999999999999999", "79228162514264337593543950336", "0.1000000000000000000000000001", "1.0E+2", "9223372036854775808",
        "253402300800", "-62135596801", "NaN", "01", "1.", "0x10",
    ];

    private static readonly string[] Texts =
    [
        "", " ", "\0", "\r\n", "\u001b[2J", "\ufeff", "\ud800", "\u202e", "'; DROP TABLE inbox; --", "%00", "../../etc/passwd", "${ payload }", "<script>alert(1)</script>", "=1+1", "a|b", "🧾",
        "CUS_1", "null", "true", "2026-02-30", "9999-12-31T23:59:60Z", "4242424242424242", "https://169.254.169.254/",
    ];

    /// <summary>A body like the given one, changed in one to four places.</summary>
    public static byte[] Body(byte[] like, Dice dice)
    {
        var body = dice.Happens(70) ? Json(like, dice) : like;
        return dice.Happens(30) ? Bytes(body, dice) : body;
    }

    /// <summary>A text that somebody might send in the place of another.</summary>
    public static string Text(string like, Dice dice) => dice.Number(5) switch
    {
        0 => dice.One(Texts),
        1 => like + dice.One(Texts),
        2 => new string('x', 1 + dice.Number(5000)),
        3 => Encoding.Latin1.GetString(Bytes(Encoding.UTF8.GetBytes(like), dice)),
        _ => like.ToUpperInvariant(),
    };

    private static byte[] Json(byte[] like, Dice dice)
    {
        try
        {
            if (JsonNode.Parse(like) is not { } root)
            {
                return like;
            }

            for (var n = 0; n <= dice.Number(4); n++)
            {
                var places = Places(root).ToList();
                if (places.Count > 0)
                {
                    Change(dice.One(places), dice);
                }
            }

            // Numbers that no parser of ours would write are put in as text and lose their quotation marks here.
            return Encoding.UTF8.GetBytes(root.ToJsonString().Replace("\"@@", "", StringComparison.Ordinal).Replace("@@\"", "", StringComparison.Ordinal));
        }
        catch (System.Text.Json.JsonException)
        {
            // Some of the corpus is no JSON on purpose.
            return like;
        }
    }

    private static void Change((JsonNode Parent, string? Name, int Place) at, Dice dice)
    {
        var value = Value(dice);
        if (at.Parent is JsonObject members)
        {
            switch (dice.Number(4))
            {
                case 0:
                    members.Remove(at.Name!);
                    break;
                case 1:
                    members[at.Name + dice.One(Texts)] = value;
                    break;
                default:
                    members[at.Name!] = value;
                    break;
            }
        }
        else if (at.Parent is JsonArray items)
        {
            if (dice.Happens(30))
            {
                items.RemoveAt(at.Place);
            }
            else
            {
                items[at.Place] = value;
            }
        }
    }

    private static JsonNode? Value(Dice dice) => dice.Number(8) switch
    {
        0 => null,
        1 => dice.Happens(50),
        2 or 3 => $"@@{dice.One(Numbers)}@@",
        4 => new JsonArray(),
        5 => new JsonObject(),
        6 => $"@@{new string('[', 1 + dice.Number(200))}@@",
        _ => dice.One(Texts),
    };

    private static IEnumerable<(JsonNode Parent, string? Name, int Place)> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.ToList().SelectMany(member => Places(member.Value).Prepend((members, member.Key, 0))),
        JsonArray items => items.ToList().SelectMany((item, n) => Places(item).Prepend((items, null, n))),
        _ => [],
    };

    private static byte[] Bytes(byte[] like, Dice dice)
    {
        List<byte> bytes = [.. like];
        for (var n = 0; n <= dice.Number(3) && bytes.Count > 0; n++)
        {
            var at = dice.Number(bytes.Count);
            var length = Math.Min(1 + dice.Number(32), bytes.Count - at);
            switch (dice.Number(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << dice.Number(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.Insert(at, (byte)dice.Number(256));
                    break;
            }
        }

        return [.. bytes];
    }
}
