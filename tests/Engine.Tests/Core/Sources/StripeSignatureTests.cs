using System.Text;
using Engine.Core.Sources;
using FsCheck;
using FsCheck.Fluent;

namespace Engine.Tests.Core.Sources;

/// <summary>The vectors were computed with HMAC-SHA256 and confirmed with the official Stripe client.</summary>
public sealed class StripeSignatureTests
{
    private const string First = "whsec_test_vector_secret_1";
    private const string Second = "whsec_test_vector_secret_2";
    private const string FirstDigest = "208ed4ca98f4e0fd9e9312933281a844e4306b0e9d7de69ce49bbfa79913f4e8";
    private const string SecondDigest = "7b357288ace01648e289884259f776b7a0cf9b1fe262d7770685b3c35b2e438e";
    private const string Body =
        """{"id":"evt_1TestVector","object":"event","type":"invoice.paid","data":{"object":{"id":"in_1TestVector","amount_paid":1099}}}""";

    private const long SignedAt = 1760000000;

    public static TheoryData<string, string, string> AcceptedVectors => new()
    {
        { "one signature", First, $"t={SignedAt},v1={FirstDigest}" },
        { "the other secret", Second, $"t={SignedAt},v1={SecondDigest}" },
        { "a secret being rolled, first", First, $"t={SignedAt},v1={FirstDigest},v1={SecondDigest}" },
        { "a secret being rolled, second", Second, $"t={SignedAt},v1={FirstDigest},v1={SecondDigest}" },
        { "another scheme beside it", First, $"t={SignedAt},v1={FirstDigest},v0=deadbeef" },
        { "signature before time", First, $"v1={FirstDigest},t={SignedAt}" },
        { "spaces between items", First, $"t={SignedAt}, v1={FirstDigest}" },
        { "an item without a value", First, $"t={SignedAt},,x,v1={FirstDigest}" },
    };

    public static TheoryData<string, string, string?> RefusedVectors => new()
    {
        { "only scheme v0", "EVT102", $"t={SignedAt},v0={FirstDigest}" },
        { "no signature", "EVT102", $"t={SignedAt}" },
        { "no time", "EVT101", $"v1={FirstDigest}" },
        { "two times", "EVT101", $"t={SignedAt},t={SignedAt},v1={FirstDigest}" },
        { "time with a sign", "EVT101", $"t=+{SignedAt},v1={FirstDigest}" },
        { "time that is no number", "EVT101", $"t=now,v1={FirstDigest}" },
        { "time beyond the calendar", "EVT101", $"t=999999999999,v1={FirstDigest}" },
        { "nine signatures", "EVT101", $"t={SignedAt}" + string.Concat(Enumerable.Repeat($",v1={FirstDigest}", 9)) },
        { "header over 4 KiB", "EVT101", $"t={SignedAt},v1={FirstDigest},{new string('x', 5000)}" },
        { "empty header", "EVT101", "" },
        { "no header", "EVT101", null },
        { "digest in upper case", "EVT103", $"t={SignedAt},v1={FirstDigest.ToUpperInvariant()}" },
        { "another time", "EVT103", $"t={SignedAt + 1},v1={FirstDigest}" },
        { "the time spelled otherwise", "EVT103", $"t=0{SignedAt},v1={FirstDigest}" },
        { "the other secret's digest", "EVT103", $"t={SignedAt},v1={SecondDigest}" },
        { "a digest cut short", "EVT103", $"t={SignedAt},v1={FirstDigest[..63]}" },
        { "an empty digest", "EVT103", $"t={SignedAt},v1=" },
    };

    [Theory]
    [MemberData(nameof(AcceptedVectors))]
    public void A_delivery_signed_with_a_secret_of_the_endpoint_is_accepted(string what, string secret, string header)
    {
        Assert.NotEmpty(what);
        var accepted = Assert.IsType<SignatureVerdict.Accepted>(Verify(header, [secret], SignedAt));
        Assert.Equal(SignedAt, accepted.SignedAt.ToUnixTimeSeconds());
    }

    [Theory]
    [MemberData(nameof(RefusedVectors))]
    public void Anything_else_is_refused_with_its_reason(string what, string code, string? header)
    {
        Assert.NotEmpty(what);
        Assert.Equal(code, CodeOf(Verify(header, [First], SignedAt)));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(300, null)]
    [InlineData(301, "EVT104")]
    [InlineData(-300, null)]
    [InlineData(-301, "EVT104")]
    [InlineData(-3600, "EVT104")]
    public void Age_counts_in_both_directions(int secondsLater, string? code) =>
        Assert.Equal(code, CodeOf(Verify($"t={SignedAt},v1={FirstDigest}", [First], SignedAt + secondsLater)));

    [Fact]
    public void A_stale_delivery_with_a_wrong_signature_says_only_that_the_signature_is_wrong() =>
        Assert.Equal("EVT103", CodeOf(Verify($"t={SignedAt},v1={SecondDigest}", [First], SignedAt + 3600)));

    [Fact]
    public void Any_secret_in_force_may_have_signed() =>
        Assert.Null(CodeOf(Verify($"t={SignedAt},v1={SecondDigest}", [First, Second], SignedAt)));

    [Fact]
    public void Without_a_secret_nothing_is_accepted() =>
        Assert.Equal("EVT103", CodeOf(Verify($"t={SignedAt},v1={FirstDigest}", [], SignedAt)));

    [Fact]
    public void An_empty_secret_is_a_bug_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => Verify($"t={SignedAt},v1={FirstDigest}", [""], SignedAt));

    [Fact]
    public void A_tolerance_of_zero_does_not_switch_the_check_off() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StripeSignature.Verify(
            $"t={SignedAt},v1={FirstDigest}", Encoding.UTF8.GetBytes(Body), [First], DateTimeOffset.UnixEpoch, TimeSpan.Zero));

    [Fact]
    public void A_line_feed_after_the_body_breaks_the_signature() =>
        Assert.Equal("EVT103", CodeOf(Verify($"t={SignedAt},v1={FirstDigest}", [First], SignedAt, Encoding.UTF8.GetBytes(Body + "\n"))));

    [Fact]
    public void The_line_feed_has_its_own_digest() =>
        Assert.Null(CodeOf(Verify(
            $"t={SignedAt},v1=c637ccbedb4c70ad06f2295ac005deaf99c00d1eeec555164f76c4344979812e",
            [First],
            SignedAt,
            Encoding.UTF8.GetBytes(Body + "\n"))));

    [Fact]
    public void Letters_beyond_ascii_are_signed_as_the_bytes_they_came_in()
    {
        var body = Convert.FromHexString("7b226e616d65223a225a6fc3ab20e2809320e69db1e4baac227d");
        Assert.Null(CodeOf(Verify(
            $"t={SignedAt},v1=584e4aed58c80012b528f2304c0b89801d41c144639444ff9400d5c0ee73cfd3", [First], SignedAt, body)));
    }

    [Fact]
    public void The_prefix_of_the_secret_is_part_of_the_key() =>
        Assert.Equal("EVT103", CodeOf(Verify($"t={SignedAt},v1={FirstDigest}", [First["whsec_".Length..]], SignedAt)));

    [Fact]
    public void Any_flipped_bit_of_body_secret_or_digest_refuses()
    {
        var texts = new[] { Body, First, FirstDigest };
        var flips = Gen.Choose(0, 2).SelectMany(part => Gen.Choose(0, (texts[part].Length * 7) - 1).Select(bit => (part, bit)));
        Prop.ForAll(flips.ToArbitrary(), flip =>
        {
            var flipped = texts.Select((text, part) => part == flip.part ? Flip(text, flip.bit) : text).ToArray();
            var header = $"t={SignedAt},v1={flipped[2]}";
            return string.IsNullOrWhiteSpace(flipped[1])
                || CodeOf(Verify(header, [flipped[1]], SignedAt, Encoding.UTF8.GetBytes(flipped[0]))) is not null;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Reading_a_header_never_throws()
    {
        var pieces = Gen.Elements("t", "v1", "v0", "=", ",", " ", "1760000000", "-1", "99999999999", FirstDigest, "\0", "é", "\ud800", "=,=", ",,");
        Prop.ForAll(pieces.ListOf().Select(string.Concat).ToArbitrary(), header => CodeOf(Verify(header, [First], SignedAt, [1])) is not null)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    private static SignatureVerdict Verify(string? header, string[] secrets, long now, byte[]? body = null) => StripeSignature.Verify(
        header, body ?? Encoding.UTF8.GetBytes(Body), secrets, DateTimeOffset.FromUnixTimeSeconds(now), StripeSignature.DefaultTolerance);

    private static string? CodeOf(SignatureVerdict verdict) => (verdict as SignatureVerdict.Refused)?.Code.Id;

    private static string Flip(string text, int bit)
    {
        var characters = text.ToCharArray();
        characters[bit / 7] ^= (char)(1 << (bit % 7));
        return new string(characters);
    }
}
