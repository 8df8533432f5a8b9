using System.Net;
using Engine.Core.Configuration;
using Engine.Runtime.Network;

namespace Engine.Tests.Runtime.Network;

/// <summary>A name in the configuration, or whoever answers for it, leads nowhere inside (S11).</summary>
public sealed class OutsideConnectionsTests
{
    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.1.2.3", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("ff02::1", false)]
    public void Only_addresses_of_the_public_internet_are_outside(string address, bool isPublic) =>
        Assert.Equal(isPublic, OutsideConnections.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("api.example.com", "127.0.0.1", null)]
    [InlineData("api.example.com", "169.254.169.254", null)]
    [InlineData("api.example.com", "::ffff:10.0.0.1", null)]
    [InlineData("api.example.com", "10.0.0.1 8.8.8.8", "8.8.8.8")]
    [InlineData("localhost", "127.0.0.1 10.0.0.1", "127.0.0.1")]
    [InlineData("localhost.example.com", "127.0.0.1", null)]
    [InlineData("10.0.0.1", "", null)]
    [InlineData("[::ffff:10.0.0.1]", "", null)]
    [InlineData("127.0.0.1", "", "127.0.0.1")]
    public async Task A_name_is_followed_outside_only_and_this_machine_only_by_its_own_name(string host, string answers, string? used)
    {
        var connections = new OutsideConnections((_, _) => Task.FromResult(answers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse).ToArray()));
        if (used is null)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => connections.AddressesAsync(host, isProxy: false, CancellationToken.None));
        }
        else
        {
            Assert.Equal([IPAddress.Parse(used)], await connections.AddressesAsync(host, isProxy: false, CancellationToken.None));
        }
    }

    [Fact]
    public async Task A_connection_is_not_even_tried()
    {
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = new OutsideConnections((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])).ConnectAsync });
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri("http://rebound.example.com/")));
        Assert.Contains("public internet", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://x@evil.example")]
    [InlineData("http://example.com")]
    [InlineData("ftp://example.com")]
    [InlineData("https://example.com/path")]
    public void An_address_in_the_configuration_is_a_bare_https_host(string url)
    {
        using var folder = new TemporaryFolder();
        folder.With("mappings/acme/client.yaml", $"client: acme\ntimeZone: UTC\nbaseCurrency: USD\nconnections:\n  netsuite:\n    account: \"1\"\n    baseUrl: \"{url}\"\n    clientId: env:A\n    certificateId: env:B\n    privateKey: env:C\n");
        var loaded = Engine.Runtime.Configuration.ConfigurationLoader.Load(folder.Path);
        Assert.Contains(loaded.Findings, finding => finding.Code == ConfigurationCodes.UnsafeBaseUrl);
    }
}
