using System.Text.Json.Nodes;
using Engine.Sandbox.Auth;
using Engine.Sandbox.Books;
using Engine.Sandbox.Faults;
using Engine.Sandbox.Jobs;
using Engine.Sandbox.Sql;
using Microsoft.AspNetCore.Http;

namespace Engine.Sandbox.Http;

/// <summary>Where every request arrives: finds the service it is for, and turns refusals into NetSuite's error body.</summary>
internal sealed class Front(
    Gatekeeper gatekeeper,
    Slots slots,
    TokenService tokens,
    RecordDesk records,
    SuiteQlService queries,
    JobService jobs,
    ControlService control,
    WireControl wire,
    Execution execution,
    AnswerWriter writer,
    Statistics statistics)
{
    private const string LimitsPath = "/services/rest/system/v1/governanceLimits";

    public async Task HandleAsync(HttpContext context)
    {
        Answer? answer;
        try
        {
            answer = await AnswerAsync(context);
        }
        catch (Refusal refusal)
        {
            answer = ErrorEnvelope.Of(refusal);
        }
        catch (BooksBroken broken)
        {
            // A bug of ours and no answer of NetSuite's: in plain text, so that nobody takes it for one.
            await AnswerWriter.WriteTextAsync(context, StatusCodes.Status500InternalServerError, broken.Message);
            return;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client left while its body was still being read: nothing was executed and nobody listens.
            return;
        }

        if (answer is not null)
        {
            await writer.WriteAsync(context, answer);
        }
    }

    private async Task<Answer?> AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments(ControlService.Path, out var rest))
        {
            var call = await ReadAsync(context, Segments(rest));
            return WireControl.Has(call.Subject) ? wire.Handle(call) : control.Handle(call);
        }

        if (path == TokenService.Path)
        {
            return await TokenAsync(context);
        }

        if (path.StartsWithSegments(RecordService.Path, out rest) && rest.HasValue)
        {
            return await GuardedAsync(context, Segments(rest), records.Handle);
        }

        if (path.StartsWithSegments(JobService.Path, out rest) && rest.HasValue)
        {
            return await GuardedAsync(context, Segments(rest), jobs.Handle);
        }

        if (path == SuiteQlService.Path)
        {
            return await GuardedAsync(context, ["suiteql"], queries.Handle);
        }

        return path == LimitsPath
            ? await GuardedAsync(context, ["governanceLimits"], call => Answer.Single(slots.Limits(call.Caller!)))
            : throw new Refusal(404, "NONEXISTENT_ID", "The requested resource does not exist.") { Url = path };
    }

    private async Task<Answer?> GuardedAsync(HttpContext context, string[] segments, Func<Call, Answer> handle)
    {
        var subject = segments.Length > 0 ? segments[0] : "";
        statistics.CountRequest(context.Request.Method, subject);
        var answer = await gatekeeper.PassAsync(context, subject, () => ReadAsync(context, segments), call => execution.Run(call, handle));
        statistics.CountAnswer(answer?.Status ?? 0);
        return answer;
    }

    private async Task<Answer?> TokenAsync(HttpContext context)
    {
        statistics.CountRequest(context.Request.Method, FaultVisit.Token);
        if (context.Request.Method != "POST" || !context.Request.HasFormContentType)
        {
            return new Answer(400, new JsonObject { ["error"] = "invalid_request", ["error_description"] = "POST a form to the token endpoint." });
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var call = new Call("POST", [FaultVisit.Token], context.Request.Query, context.Request.Headers, Origin(context), null);
        return await gatekeeper.AdmittedAsync(context, FaultVisit.Token, () => Task.FromResult(call), _ => tokens.Issue(form, call.Origin));
    }

    private static async Task<Call> ReadAsync(HttpContext context, string[] segments)
    {
        var body = await BodyParser.ReadAsync(context);
        return new Call(context.Request.Method, segments, context.Request.Query, context.Request.Headers, Origin(context), body);
    }

    private static string Origin(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    private static string[] Segments(PathString path) => path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
