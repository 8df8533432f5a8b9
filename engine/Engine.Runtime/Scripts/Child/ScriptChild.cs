using System.Globalization;
using System.Text.Json;

namespace Engine.Runtime.Scripts.Child;

/// <summary>
/// The process that runs scripts: <c>engine script-host</c>. Reads calls from standard input, answers on standard output, and
/// ends when the engine does. It is started with an empty environment and a small heap, and is killed when it does not answer.
/// </summary>
public static class ScriptChild
{
    /// <summary>The hidden verb that makes the executable this process.</summary>
    public const string Verb = "script-host";

    // Outlives the engine's own limit, so that it only counts when the engine is gone in the middle of an endless script.
    private static readonly TimeSpan Orphaned = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan RegexLimit = TimeSpan.FromMilliseconds(100);

    // Enough for the call depth that is allowed; a runaway recursion of the parser ends sooner than on the default stack.
    private const int StackBytes = 1024 * 1024;

    /// <summary>Serves until standard input ends. The exit code.</summary>
    public static int Run()
    {
        // Read once by the first regular expression of the process, so it stands before everything.
        AppDomain.CurrentDomain.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", RegexLimit);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        var thread = new Thread(Serve, StackBytes);
        thread.Start();
        thread.Join();
        return 0;
    }

    private static void Serve()
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        using var watch = new Timer(_ => Environment.Exit(1));
        while (Frames.Read(input) is { } frame)
        {
            watch.Change(Orphaned, Timeout.InfiniteTimeSpan);
            var request = JsonSerializer.Deserialize(frame, ScriptJsonContext.Default.ScriptRequest)!;
            var reply = request.Name is null && !request.IsFile ? ScriptFile.Read(request.Source) : ScriptRun.Call(request);
            watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            output.Write(Frames.Of(JsonSerializer.SerializeToUtf8Bytes(reply, ScriptJsonContext.Default.ScriptReply)));
            output.Flush();
            if (reply.Trouble is { Kind: ScriptTroubleKind.Memory })
            {
                // What a process does after its heap was full is anybody's guess.
                return;
            }
        }
    }
}
