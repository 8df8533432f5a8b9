using Engine.Runtime.NetSuite;
using Engine.Runtime.Secrets;

namespace Engine.Tests.Runtime.NetSuite;

/// <summary>Oracle's published sample, recomputed independently, and further requests with the same inputs.</summary>
public sealed class RequestSignatureTests
{
    private const string Host = "https://123456.suitetalk.api.netsuite.com";

    private static readonly RequestSignature Signature = new(
        "123456-sb1",
        new Secret("ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4"),
        new Secret("d26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5"),
        new Secret("2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc"),
        new Secret("c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295"));

    [Theory]
    [InlineData("GET", "/services/rest/record/v1/employee/40", "B5OIWznZ2YP0OB7VrJrGkYsTh+8H+5T9Hag+o92q0zY=")]
    [InlineData("POST", "/services/rest/query/v1/suiteql?limit=10&offset=10", "fW1ZLmwuvgjPCnvIxfjfnGnuoiTLwwVyptFw2JFBb7g=")]
    [InlineData("PUT", "/services/rest/record/v1/customer/eid:CID002", "D5a9ePMbU2ywAfEk2ZQN6uqHXzt9xbvXFFBRfWu4Uik=")]
    [InlineData("PUT", "/services/rest/record/v1/customer/eid%3ACID002", "qUCAQkSR2XraB6dq20qYtsZv4CP6SujApQ1YZ3Ch5zw=")]
    public void A_request_is_signed_as_it_is_sent(string method, string path, string signature) =>
        Assert.Equal(signature, Signature.Sign(new HttpMethod(method), new Uri(Host + path), "fjaLirsIcCGVZWzBX0pg", 1508242306));

    [Fact]
    public void The_header_names_the_account_as_NetSuite_spells_it_and_shows_no_secret()
    {
        var header = Signature.Authorization(HttpMethod.Get, new Uri(Host + "/services/rest/record/v1/employee/40"), "fjaLirsIcCGVZWzBX0pg", 1508242306);

        Assert.StartsWith("realm=\"123456_SB1\", oauth_consumer_key=\"ef40", header, StringComparison.Ordinal);
        Assert.EndsWith("oauth_signature=\"B5OIWznZ2YP0OB7VrJrGkYsTh%2B8H%2B5T9Hag%2Bo92q0zY%3D\"", header, StringComparison.Ordinal);
        Assert.Contains("oauth_signature_method=\"HMAC-SHA256\", oauth_timestamp=\"1508242306\"", header, StringComparison.Ordinal);
        Assert.DoesNotContain("d26ad321", header, StringComparison.Ordinal);
        Assert.DoesNotContain("c29a677d", header, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/services/rest/record/v1/customerDeposit/7/!transform/depositApplication")]
    [InlineData("/services/rest/record/v1/invoice/7?replace=item,taxDetails")]
    public void What_RFC_3986_reserves_is_encoded_and_changes_the_signature(string path)
    {
        var sign = (string of) => Signature.Sign(HttpMethod.Post, new Uri(Host + of), "n", 1);

        Assert.NotEqual(sign(path), sign(path.Replace("!", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal)));
        Assert.Equal(sign(path), sign(path.Replace(",", "%2C", StringComparison.Ordinal)));
    }
}
