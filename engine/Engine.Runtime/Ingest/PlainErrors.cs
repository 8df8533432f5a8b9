using System.Text.Json;
using Engine.Core.Diagnostics;
using Engine.Core.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Ingest;

/// <summary>Answers every request that ends without a body of its own with a code and a sentence, never a stack trace.</summary>
internal static class PlainErrors
{
    public static void UsePlainErrors(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            AllowStatusCode404Response = true,
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            ExceptionHandler = AnswerFaultAsync,
        });
        app.UseStatusCodePages(context => AnswerAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
    }

    private static Task AnswerFaultAsync(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        context.Response.StatusCode = failure is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        return AnswerAsync(context, context.Response.StatusCode);
    }

    private static Task AnswerAsync(HttpContext context, int status)
    {
        var code = CodeOf(status);
        context.RequestServices.GetRequiredService<RefusalCounters>().Count("", code.Id);
        return context.Response.WriteAsJsonAsync(new IngestAnswer(code.Id, code.Title + "."), JsonSerializerOptions.Web);
    }

    private static DiagnosticCode CodeOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => RuntimeCodes.UnknownAddress,
        StatusCodes.Status405MethodNotAllowed => RuntimeCodes.WrongMethod,
        StatusCodes.Status413PayloadTooLarge => EventCodes.TooLarge,
        >= 500 => RuntimeCodes.Fault,
        _ => RuntimeCodes.BadRequest,
    };
}
