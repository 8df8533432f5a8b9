using System.Text;
using System.Text.Json;
using Engine.Core.Sources;
using FsCheck;
using FsCheck.Fluent;

namespace Engine.Tests.Core.Sources;

public sealed class CardNumbersTests
{
    public static TheoryData<string, string> Masked => new()
    {
        { """{"memo":"4242424242424242"}""", """{"memo":"************4242"}""" },
        { """{"memo":"card 4242 4242 4242 4242, thanks"}""", """{"memo":"card **** **** **** 4242, thanks"}""" },
        { """{"memo":"4242-4242-4242-4242."}""", """{"memo":"****-****-****-4242."}""" },
        { """{"memo":"3782 822463 10005"}""", """{"memo":"**** ****** *0005"}""" },
        { """{"memo":"ref 12 5555 5555 5555 4444"}""", """{"memo":"ref 12 **** **** **** 4444"}""" },
        { """{"memo":"card:\n4000056655665556"}""", """{"memo":"card:\n************5556"}""" },
        { """{"memo":"6011111111111117 and 30569309025904"}""", """{"memo":"************1117 and **********5904"}""" },
        { """{"4242424242424242":1}""", """{"************4242":1}""" },
        { """{"number":4242424242424242,"exp":12}""", """{"number":null            ,"exp":12}""" },
        { """{"number":"4242424242424242","cvc":"123"}""", """{"number":"************4242","cvc":"***"}""" },
        { """{"cvc":1234,"csc":987}""", """{"cvc":null,"csc":0  }""" },
        { """{"card_number":"1111 1111 1111 1111"}""", """{"card_number":"**** **** **** 1111"}""" },
    };

    public static TheoryData<string> Left =>
    [
        """{"last4":"4242","fingerprint":"Xt5EWLLDS7FJjR1c"}""",
        """{"memo":"4242424242424241"}""",
        """{"memo":"1234567890123452"}""",
        """{"id":"4242424242424242","object_id":"4242424242424242","customerId":4242424242424242}""",
        """{"memo":"in_4242424242424242"}""",
        """{"memo":"4242424242424242x"}""",
        """{"amount":"4242424242424242.00"}""",
        """{"memo":"0.4242424242424242"}""",
        """{"memo":"4242  4242  4242  4242"}""",
        """{"memo":"550e8400-e29b-4242-4242-424242424242"}""",
        """{"created":1768478400000,"amount":4242424242}""",
        """{"cvc_check":"pass","cvc":null,"security_code":"yes"}""",
        """{"pan":"a long name"}""",
        "4242424242424242 is no JSON",
    ];

    [Theory]
    [MemberData(nameof(Masked))]
    public void A_card_number_or_code_is_blanked_out_and_the_rest_stays(string body, string kept)
    {
        var masked = CardNumbers.Mask(Encoding.UTF8.GetBytes(body), out var count);
        Assert.Equal(kept, Encoding.UTF8.GetString(masked.Span));
        Assert.True(count > 0);
        JsonDocument.Parse(masked).Dispose();
        Assert.Equal(masked.ToArray(), CardNumbers.Mask(masked, out _).ToArray());
    }

    [Theory]
    [MemberData(nameof(Left))]
    public void What_is_no_card_number_is_left_alone(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var kept = CardNumbers.Mask(bytes, out var count);
        Assert.Equal((body, 0), (Encoding.UTF8.GetString(kept.Span), count));
    }

    [Fact]
    public void No_payload_of_the_repository_is_changed_and_none_is_copied()
    {
        var files = new[] { "mappings", "tests/specs" }.SelectMany(folder => Directory.GetFiles(Repository.PathOf(folder), "*.json", SearchOption.AllDirectories)).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            ReadOnlyMemory<byte> body = File.ReadAllBytes(file);
            Assert.Equal(body, CardNumbers.Mask(body, out var count));
            Assert.Equal(0, count);
        }
    }

    [Fact]
    public void A_card_number_is_found_wherever_it_stands()
    {
        var places = Gen.Choose(0, 60).SelectMany(before => Gen.Choose(0, 60).SelectMany(after => Gen.Elements("4000 0566 5566 5556", "4000056655665556", "4000-0566-5566-5556").Select(number => (before, after, number))));
        Prop.ForAll(places.ToArbitrary(), place =>
        {
            var body = $$"""{"note":"{{new string('~', place.before)}} {{place.number}} {{new string('~', place.after)}}"}""";
            var kept = Encoding.UTF8.GetString(CardNumbers.Mask(Encoding.UTF8.GetBytes(body), out var count).Span);
            return count == 1 && kept.Length == body.Length && kept.Contains("5556 ", StringComparison.Ordinal) && !kept.Contains("4000", StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }
}
