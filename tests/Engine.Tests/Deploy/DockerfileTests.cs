using System.Diagnostics;
using System.Text.Json;
using Engine.Tests.App.Service;

namespace Engine.Tests.Deploy;

/// <summary>What can be said of the image without building it.</summary>
public sealed class DockerfileTests
{
    private static readonly (string Word, string Text)[] Instructions = Read();

    [Fact]
    public void What_it_copies_is_there_and_is_no_secret()
    {
        var copied = Of("COPY").Where(rest => !rest.StartsWith("--from=", StringComparison.Ordinal)).SelectMany(rest => rest.Split(' ')[..^1]).ToList();

        Assert.NotEmpty(copied);
        Assert.All(copied, path => Assert.True(Path.Exists(Repository.PathOf(path)), path));
        Assert.DoesNotContain(copied, path => path is "." or "./" or "*");
        Assert.DoesNotContain(Of("ENV").Concat(Of("ARG")), rest => rest.Contains("SECRET", StringComparison.OrdinalIgnoreCase) || rest.Contains("KEY", StringComparison.OrdinalIgnoreCase) || rest.Contains("PASSWORD", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_project_that_the_program_needs_is_copied_with_what_its_build_reads()
    {
        var copied = Of("COPY").SelectMany(rest => rest.Split(' ')[..^1]).ToHashSet(StringComparer.Ordinal);

        Assert.Superset(new HashSet<string>(["Directory.Build.props", "Directory.Packages.props", "global.json", "BannedSymbols.txt", "engine/", "schemas/"]), copied);
    }

    [Fact]
    public void It_runs_without_the_rights_of_root_and_its_data_is_a_volume()
    {
        var last = Array.FindLastIndex(Instructions, instruction => instruction.Word == "FROM");
        var final = Instructions[last..];

        Assert.Equal(["$APP_UID"], final.Where(instruction => instruction.Word == "USER").Select(instruction => instruction.Text));
        Assert.Equal(["[\"/data\"]"], final.Where(instruction => instruction.Word == "VOLUME").Select(instruction => instruction.Text));
        Assert.True(Array.FindIndex(final, instruction => instruction.Word == "USER") < Array.FindIndex(final, instruction => instruction.Word == "ENTRYPOINT"));
        Assert.DoesNotContain(final, instruction => instruction.Word == "RUN" && instruction.Text.Contains("apt", StringComparison.Ordinal));
    }

    [Fact]
    public void What_it_starts_is_a_command_line_that_the_engine_takes()
    {
        var words = JsonSerializer.Deserialize<string[]>(Of("CMD").Single())!;

        Assert.Equal("run", words[0]);
        Assert.Empty(new Engine.App.Commands.RunCommand().Build().Parse(words[1..]).Errors);
    }

    [Fact]
    public async Task Its_health_check_tells_a_healthy_service_from_none()
    {
        await using var world = await ServiceWorld.CreateAsync();
        await world.StartAsync();

        Assert.Equal(0, await CheckAsync(world.Address.Port));
        await world.StopAsync();
        Assert.NotEqual(0, await CheckAsync(world.Address.Port));
    }

    private static async Task<int> CheckAsync(int port)
    {
        var check = Of("HEALTHCHECK").Single();
        var words = JsonSerializer.Deserialize<string[]>(check[check.IndexOf('[', StringComparison.Ordinal)..])!;
        var start = new ProcessStartInfo(words[0], words[1..].Select(word => word.Replace("/8080", $"/{port}", StringComparison.Ordinal))) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static IEnumerable<string> Of(string word) => Instructions.Where(instruction => instruction.Word == word).Select(instruction => instruction.Text);

    private static (string Word, string Text)[] Read() =>
    [
        .. File.ReadAllText(Repository.PathOf("engine/deploy/Dockerfile")).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => (line.Split(' ')[0], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim())),
    ];
}
