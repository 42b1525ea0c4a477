using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Notifications.Channels;
using Hjemvakt.Companion.Notifications.Trials;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Notifications;

/// <summary>The notifications' place in the companion: only channels with settings are there.</summary>
internal static class NotificationSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, NotificationSettings settings)
    {
        services.AddSingleton<Carrier>();
        services.AddSingleton<MessageWriter>();
        if (settings.Ntfy is { } ntfy)
        {
            services.AddSingleton<INotificationChannel>(provider => new NtfyChannel(ntfy, provider.GetRequiredService<Carrier>()));
        }

        if (settings.Smtp is { } smtp)
        {
            services.AddSingleton<INotificationChannel>(new EmailChannel(smtp));
        }

        foreach (var (kind, gateway) in new[] { (Channel.Sms, settings.Sms), (Channel.Voice, settings.Voice) })
        {
            if (gateway is not null)
            {
                services.AddSingleton<INotificationChannel>(provider => new HttpGatewayChannel(kind, gateway, provider.GetRequiredService<Carrier>()));
            }
        }

        if (!settings.Centres.IsEmpty)
        {
            services.AddSingleton<INotificationChannel>(provider =>
                new WebhookChannel(settings.Centres, provider.GetRequiredService<Carrier>(), provider.GetRequiredService<TimeProvider>()));
        }

        // The post tells the writer what became of messages, and the writer tells the post what there is to deliver.
        services.AddSingleton(provider => new Lazy<HomeWriter>(provider.GetRequiredService<HomeWriter>));
        services.AddSingleton<NotificationPost>();
        services.AddSingleton<IAfterCommit>(provider => provider.GetRequiredService<NotificationPost>());
        services.AddSingleton<TrialDesk>();
        services.AddSingleton<ITrialDesk>(provider => provider.GetRequiredService<TrialDesk>());
        services.AddHostedService(provider => provider.GetRequiredService<TrialDesk>());
        services.AddHostedService<DeadMan>();
        return services;
    }
}
