using System.Text;
using Engine.Core.Sources;
using FsCheck;
using FsCheck.Fluent;

namespace Engine.Tests.Core.Sources;

/// <summary>What strangers may send: bodies and headers of any content are read or refused, never thrown at.</summary>
public sealed class HostileDeliveryTests
{
    private const string Envelope =
        """{"specversion":"1.0","id":"42","source":"/m","type":"t","time":"2026-01-15T12:00:00Z","data":{"n":1e400,"card":"4242 4242 4242 4242","cvc":"123","t":"\u00e9"} }""";

    private static readonly string[] ContentTypes =
        ["application/cloudevents+json", "application/cloudevents-batch+json", "application/json", "", ";;;", "application/cloudevents", "text/plain"];

    [Fact]
    public void A_damaged_body_is_masked_taken_apart_and_read_or_refused()
    {
        var cases = Damage(Envelope).Zip(Gen.Elements(ContentTypes)).Zip(Gen.Elements("", "[", "[ {},"));
        Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            var ((changes, contentType), before) = sample;
            var body = Encoding.UTF8.GetBytes(before).Concat(Apply(Envelope, changes)).ToArray();
            var masked = CardNumbers.Mask(body, out _);
            Assert.Equal(body.Length, masked.Length);
            return CloudEventsBinding.Unpack(contentType, [KeyValuePair.Create("ce-specversion", "1.0")], body, true) switch
            {
                Unpacking.Envelopes(var envelopes, _) => envelopes.All(envelope => EventSources.Read("usage", envelope) is EventReading.Read or EventReading.Rejected),
                _ => true,
            };
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(FuzzCount.Value));
    }

    [Fact]
    public void Headers_of_any_content_are_read_or_refused()
    {
        var texts = Gen.Choose(32, 126).Select(code => (char)code).ListOf().Select(characters => string.Concat(characters));
        Prop.ForAll(texts.Zip(texts).ToArbitrary(), pair =>
        {
            var (name, value) = pair;
            var unpacked = CloudEventsBinding.Unpack(
                "application/json", [KeyValuePair.Create("ce-specversion", "1.0"), KeyValuePair.Create("ce-" + name, value), KeyValuePair.Create("ce-x", value + "%")], "{}"u8.ToArray(), true);
            var signature = new BodySignature("X", SignatureAlgorithm.Sha256, SignatureEncoding.Base64, "", "T", TimeSpan.FromMinutes(5));
            return unpacked is Unpacking.Envelopes or Unpacking.Rejected
                && signature.Verify(value, name, "{}"u8, ["secret"], DateTimeOffset.UnixEpoch) is SignatureVerdict.Refused
                && BearerKeys.Check(value, ["a key that nobody guesses"]) is not null
                && StripeSignature.Verify(value, "{}"u8, ["secret"], DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(5)) is SignatureVerdict.Refused;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(FuzzCount.Value));
    }

    [Fact]
    public void One_bit_of_body_time_or_secret_breaks_a_signature()
    {
        var signature = new BodySignature("X", SignatureAlgorithm.Sha512, SignatureEncoding.Hex, "v=", "T", TimeSpan.FromMinutes(5));
        var body = Encoding.UTF8.GetBytes(Envelope);
        var header = "v=" + Convert.ToHexString(System.Security.Cryptography.HMACSHA512.HashData("secret"u8, [.. "0."u8, .. body]));
        Assert.IsType<SignatureVerdict.Accepted>(signature.Verify(header, "0", body, ["other", "secret"], DateTimeOffset.UnixEpoch));
        Prop.ForAll(Gen.Choose(0, (body.Length * 8) - 1).ToArbitrary(), bit =>
        {
            var flipped = body.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            return signature.Verify(header, "0", flipped, ["secret"], DateTimeOffset.UnixEpoch) is SignatureVerdict.Refused;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(FuzzCount.Value));
        Assert.IsType<SignatureVerdict.Refused>(signature.Verify(header, "1", body, ["secret"], DateTimeOffset.UnixEpoch));
        Assert.IsType<SignatureVerdict.Refused>(signature.Verify(header, "0", body, ["secreu"], DateTimeOffset.UnixEpoch));
    }

    private static Gen<List<(int At, int Value)>> Damage(string text) =>
        Gen.Choose(0, text.Length - 1).SelectMany(at => Gen.Choose(0, 255).Select(value => (at, value))).ListOf().Select(changes => changes.ToList());

    private static byte[] Apply(string text, List<(int At, int Value)> changes)
    {
        var body = Encoding.UTF8.GetBytes(text);
        changes.ForEach(change => body[change.At] = (byte)change.Value);
        return body;
    }
}
