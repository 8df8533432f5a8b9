using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Engine.Runtime.Scripts;

/// <summary>One process that runs scripts, warmed up. Takes one request at a time; not to be used again once it did not answer.</summary>
internal sealed class ScriptProcess : IDisposable
{
    // Makes .NET compile what most scripts use, so that the first event does not pay for it.
    private static readonly ScriptRequest WarmUp = new(
        """
        function warm(x) {
          var parts = [], i, key, text = String(x.text || '').replace(/a+/g, 'b').toUpperCase();
          for (i = 0; i < x.list.length; i++) { if (x.list[i] > 1 && /^\d+$/.test(x.list[i])) { parts.push(x.list[i] * 2); } }
          for (key in x) { if (x.hasOwnProperty(key)) { parts.push(key.split('').join('-')); } }
          try { throw new Error('x'); } catch (e) { text += e.message; }
          return { text: text, sum: parts.length, parts: parts.map(function (p) { return p + ''; }).sort(), date: null, ok: true, round: (1.005).toFixed(2) };
        }
        """,
        "warm",
        IsFile: false,
        """[{"text":"aaa","list":[1,2,3],"nested":{"a":null,"b":true}}]""");

    private readonly Process process;

    private ScriptProcess(Process process)
    {
        this.process = process;
    }

    /// <exception cref="InvalidOperationException">It cannot be started or does not get ready.</exception>
    public static async Task<ScriptProcess> StartAsync(ScriptHostOptions options)
    {
        var started = Launch(options);
        if (await started.AskAsync(WarmUp, options.StartLimit) is { Trouble: null })
        {
            return started;
        }

        started.Dispose();
        throw new InvalidOperationException("The process that runs scripts does not get ready.");
    }

    /// <summary>The answer, within the limit: a process that does not answer is killed.</summary>
    public async Task<ScriptReply> AskAsync(ScriptRequest request, TimeSpan limit)
    {
        try
        {
            return await ExchangeAsync(request).WaitAsync(limit) ?? Died();
        }
        catch (TimeoutException)
        {
            Kill();
            return ScriptReply.Of(ScriptTroubleKind.TimedOut, $"It runs longer than {limit.TotalSeconds:0.###} s and was stopped.");
        }
        catch (Exception trouble) when (trouble is IOException or JsonException)
        {
            // Dead in the middle of writing, or writing what is no reply: both can be the script's doing.
            return Died();
        }
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private static ScriptProcess Launch(ScriptHostOptions options)
    {
        try
        {
            var process = Process.Start(options.Start())!;

            // A stack overflow writes pages; unread they would block it.
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            return new ScriptProcess(process);
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException("The process that runs scripts cannot be started.", missing);
        }
    }

    private async Task<ScriptReply?> ExchangeAsync(ScriptRequest request)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(request, ScriptJsonContext.Default.ScriptRequest);
        var input = process.StandardInput.BaseStream;
        await input.WriteAsync(Frames.Of(bytes));
        await input.FlushAsync();
        return await Frames.ReadAsync(process.StandardOutput.BaseStream, CancellationToken.None) is { } frame
            ? JsonSerializer.Deserialize(frame, ScriptJsonContext.Default.ScriptReply)
            : null;
    }

    private ScriptReply Died()
    {
        Kill();
        return ScriptReply.Of(ScriptTroubleKind.Died, "It brought its process down; it nests too deep or needs too much memory.");
    }

    private void Kill()
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
