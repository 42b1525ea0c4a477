using Hjemvakt.Companion.Notifications.Channels;
using Hjemvakt.Companion.Notifications.Trials;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Writing;

namespace Hjemvakt.Companion.Notifications;

/// <summary>The notifications' place in the companion: only channels with settings are there.</summary>
internal static class NotificationSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, NotificationSettings settings)
    {
        services.AddSingleton<ProviderClient>();
        services.AddSingleton<MessageWriter>();
        foreach (var type in ChannelTypes.All.Where(type => type.IsSetUp(settings)))
        {
            services.AddSingleton(provider => type.Open(settings, provider));
        }

        services.AddSingleton<NotificationDispatcher>();
        services.AddSingleton<IAfterCommit>(provider => provider.GetRequiredService<NotificationDispatcher>());
        services.AddSingleton<TrialService>();
        services.AddSingleton<ITrialService>(provider => provider.GetRequiredService<TrialService>());
        services.AddHostedService(provider => provider.GetRequiredService<TrialService>());
        services.AddHostedService<DeadMansSwitch>();
        return services;
    }
}
