using System.Globalization;
using System.Text.RegularExpressions;
using Jint;
using Jint.Native;
using Jint.Parser;
using Jint.Runtime;

namespace Engine.Runtime.Scripts.Child;

/// <summary>
/// One call in an engine of its own. The file is parsed anew each time: this version of Jint keeps regular expressions of a
/// parsed program, and with them what an earlier event left on them.
/// </summary>
internal static class ScriptRun
{
    private const int MostStatements = 20_000;
    private const int DeepestCall = 64;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(800);

    public static ScriptReply Call(ScriptRequest request)
    {
        Jint.Engine? engine = null;
        try
        {
            engine = Create();
            var program = engine.Execute(request.Source);
            var function = request.Name is { } name ? engine.GetValue(name) : program.GetCompletionValue();
            var arguments = (JsValue)engine.Json.Parse(JsValue.Undefined, [new JsValue(request.Arguments!)]);
            return ScriptReply.Of(ResultText.Of(engine.Invoke(function, [.. Items(arguments)])));
        }
        catch (ParserException error)
        {
            return ScriptFile.Refused(error);
        }
        catch (JavaScriptException error)
        {
            return ScriptReply.Of(ScriptTroubleKind.Threw, Shorten(error.Message), error.LineNumber, error.Column + 1);
        }
        catch (ResultException error)
        {
            return ScriptReply.Of(ScriptTroubleKind.Result, error.Message);
        }
        catch (Exception error) when (LimitOf(error) is { } limit)
        {
            return At(engine, ScriptTroubleKind.Limit, limit);
        }
        catch (OutOfMemoryException)
        {
            return ScriptReply.Of(ScriptTroubleKind.Memory, "It uses more than 64 MiB.");
        }
        catch (Exception error)
        {
            // Hostile scripts reach faults of the interpreter itself (null references, casts). They are the script's trouble:
            // the engine of this call is thrown away either way.
            return At(engine, ScriptTroubleKind.Threw, $"The interpreter failed: {Shorten(error.Message)}");
        }
    }

    private static Jint.Engine Create()
    {
        var engine = new Jint.Engine(options => options
            .LimitRecursion(DeepestCall)
            .MaxStatements(MostStatements)
            .TimeoutInterval(Longest)
            .Culture(CultureInfo.InvariantCulture)
            .LocalTimeZone(TimeZoneInfo.Utc));

        // No clock and no chance: the same arguments give the same result every day.
        engine.Global.Delete("Date", false);
        engine.Math.Delete("random", false);
        return engine;
    }

    private static IEnumerable<JsValue> Items(JsValue list)
    {
        var array = list.AsArray();
        var length = (int)TypeConverter.ToUint32(array.Get("length"));
        for (var i = 0; i < length; i++)
        {
            yield return array.Get(i.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string? LimitOf(Exception error) => error switch
    {
        StatementsCountOverflowException => $"It runs more than {MostStatements:N0} statements.",
        RecursionDepthOverflowException => $"Its calls nest more than {DeepestCall} deep.",
        RegexMatchTimeoutException => "A regular expression takes more than 100 ms.",
        TimeoutException => "It takes too long.",
        InsufficientExecutionStackException => "It nests too deep.",
        _ => null,
    };

    private static ScriptReply At(Jint.Engine? engine, ScriptTroubleKind kind, string message)
    {
        var place = engine?.GetLastSyntaxNode()?.Location?.Start;
        return ScriptReply.Of(kind, message, place?.Line ?? 0, (place?.Column ?? -1) + 1);
    }

    private static string Shorten(string text) => text.Length <= 500 ? text : text[..500] + "…";
}
