using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Engine.Runtime.Hosting;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;
using Microsoft.AspNetCore.Builder;

namespace Engine.Tests.Runtime.Hosting;

/// <summary>Where the service listens, and whom it believes there (S22).</summary>
public sealed class ListenPolicyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("http://127.0.0.1:0", "", null)]
    [InlineData("http://localhost:8080", "", null)]
    [InlineData("http://[::1]:8080", "", null)]
    [InlineData("http://0.0.0.0:8080", "", "RUN510")]
    [InlineData("http://[::]:8080", "", "RUN510")]
    [InlineData("http://*:8080", "", "RUN512")]
    [InlineData("http://192.0.2.7:8080", "", "RUN510")]
    [InlineData("http://engine.example:8080", "", "RUN510")]
    [InlineData("http://127.0.0.1.example.com:8080", "", "RUN510")]
    [InlineData("http://0.0.0.0:8080", "10.0.0.0/8", null)]
    [InlineData("https://0.0.0.0:8443", "", "RUN511")]
    [InlineData("https://127.0.0.1:8443", "10.0.0.0/8", "RUN511")]
    [InlineData("8080", "", "RUN512")]
    [InlineData("unix:/tmp/x", "", "RUN512")]
    public void Beyond_this_machine_it_needs_TLS_or_a_proxy_that_has_it(string url, string proxy, string? code)
    {
        var options = new EngineOptions { Urls = ["http://127.0.0.1:1", url], TrustedProxies = ListenPolicy.ReadNetworks(proxy.Length == 0 ? [] : [proxy])!.Value };
        Assert.Equal(code, ListenPolicy.Check(options)?.Code.Id);
    }

    [Theory]
    [InlineData("10.0.0.5")]
    [InlineData("10.0.0.0/8")]
    [InlineData("::1/128")]
    [InlineData("fd00::/8")]
    public void A_proxy_is_an_address_or_a_network(string text) => Assert.Single(ListenPolicy.ReadNetworks([text])!.Value);

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.0/33")]
    [InlineData("")]
    public void Anything_else_is_no_proxy(string text) => Assert.Null(ListenPolicy.ReadNetworks([text]));

    [Fact]
    public async Task A_certificate_is_served_and_read_again_when_it_changes()
    {
        var file = Write("one");
        await using var store = Stores.Open(folder);
        var options = new EngineOptions { Urls = ["https://127.0.0.1:0"], Certificate = new CertificateFile(file, null), Works = false };
        Assert.Null(ListenPolicy.Check(options));
        await using var app = EngineHost.Build(options, new EngineParts { Store = store, Snapshots = new Engine.Runtime.FixedSnapshot(RunningEngine.Snapshot()), Accounts = new ScriptedNetSuite() });
        await app.StartAsync();

        Assert.Equal("CN=one", await SubjectAsync(app));
        File.WriteAllText(file, "half a certificate");
        File.SetLastWriteTimeUtc(file, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal("CN=one", await SubjectAsync(app));
        Write("two");
        Assert.Equal("CN=two", await SubjectAsync(app));
        await app.StopAsync();
    }

    [Theory]
    [InlineData("missing.pem")]
    [InlineData("nonsense.pem")]
    public void A_certificate_that_cannot_be_used_is_refused_at_the_start(string name)
    {
        folder.With("nonsense.pem", "nonsense");
        var options = new EngineOptions { Urls = ["https://127.0.0.1:0"], Certificate = new CertificateFile(Path.Combine(folder.Path, name), null) };
        Assert.Equal("RUN511", ListenPolicy.Check(options)?.Code.Id);
    }

    /// <summary>A stranger who writes X-Forwarded-For is still the one who is counted; the named proxy speaks for others.</summary>
    [Theory]
    [InlineData("127.0.0.0/8", false)]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("", true)]
    public async Task Only_a_named_proxy_may_say_who_asks(string proxy, bool isOneSender)
    {
        await using var store = Stores.Open(folder);
        var options = new EngineOptions { Urls = ["http://127.0.0.1:0"], TrustedProxies = ListenPolicy.ReadNetworks(proxy.Length == 0 ? [] : [proxy])!.Value, Works = false };
        await using var app = EngineHost.Build(options, new EngineParts { Store = store, Snapshots = new Engine.Runtime.FixedSnapshot(RunningEngine.Snapshot()), Accounts = new ScriptedNetSuite() });
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var last = HttpStatusCode.OK;
        for (var n = 0; n <= Engine.Runtime.Access.FailureLimit.Allowed; n++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/events");
            request.Headers.Add("X-Forwarded-For", $"192.0.2.{n}");
            last = (await http.SendAsync(request)).StatusCode;
        }

        Assert.Equal(isOneSender ? HttpStatusCode.TooManyRequests : HttpStatusCode.Unauthorized, last);
        await app.StopAsync();
    }

    private static async Task<string> SubjectAsync(WebApplication app)
    {
        string? subject = null;
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
            {
                subject = certificate!.Subject;
                return true;
            },
        };
        using var http = new HttpClient(handler);
        (await http.GetAsync(new Uri(new Uri(app.Urls.First()), "/healthz"))).EnsureSuccessStatusCode();
        return subject!;
    }

    private string Write(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(Deliveries.Noon.AddYears(-2), Deliveries.Noon.AddYears(10));
        folder.With("certificate.pem", certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        return Path.Combine(folder.Path, "certificate.pem");
    }
}
