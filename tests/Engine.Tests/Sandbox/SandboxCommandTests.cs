using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Engine.Tests.Sandbox;

public sealed class SandboxCommandTests
{
    [Fact]
    public async Task The_command_prints_where_it_listens_and_a_private_key_that_opens_it()
    {
        using var process = Start("--urls", "http://127.0.0.1:0", "--client-id", "me", "--certificate-id", "mine");
        try
        {
            var address = await ReadAsync(process, "baseUrl: \"");
            var keyFile = await ReadAsync(process, "privateKey: \"file:");
            using var key = ECDsa.Create();
            key.ImportFromPem(await File.ReadAllTextAsync(keyFile));
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(keyFile) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));

            using var http = new HttpClient { BaseAddress = new Uri(address) };
            var assertion = new Assertion(key) { Issuer = "me", KeyId = "mine", IssuedAt = TimeProvider.System.GetUtcNow() }.Sign();
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                ["client_assertion"] = assertion,
            });
            var token = await Reply.OfAsync(await http.PostAsync(SandboxAccount.TokenPath, form));
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)token.Body!["access_token"]);

            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"{SandboxAccount.Records}/serviceSaleItem/250")).StatusCode);
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task Ctrl_C_ends_the_command_and_removes_its_key()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var process = Start("--urls", "http://127.0.0.1:0");
        var keyFile = await ReadAsync(process, "privateKey: \"file:");
        await ReadAsync(process, "Break things");

        using var kill = Process.Start("kill", ["-INT", process.Id.ToString()]);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await process.WaitForExitAsync(patience.Token);

        Assert.Equal(0, process.ExitCode);
        Assert.False(File.Exists(keyFile));
    }

    [Theory]
    [InlineData("--public-key", "/nonexistent.pem")]
    [InlineData("--seed", "/nonexistent.json")]
    [InlineData("--urls", "ftp://127.0.0.1")]
    [InlineData("--port", "1")]
    public async Task A_command_line_that_cannot_be_served_is_exit_code_2(string option, string value)
    {
        using var process = Start(option, value);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await process.WaitForExitAsync(patience.Token);

        Assert.Equal(2, process.ExitCode);
    }

    private static Process Start(params string[] options)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "engine.dll"), "sandbox" }.Concat(options))
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    // What follows a mark on its line, up to the closing quote.
    private static async Task<string> ReadAsync(Process process, string mark)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            var at = line.IndexOf(mark, StringComparison.Ordinal);
            if (at >= 0)
            {
                return line[(at + mark.Length)..].TrimEnd('"');
            }
        }

        throw new InvalidOperationException($"The process ended without saying {mark}: {await process.StandardError.ReadToEndAsync()}");
    }
}
