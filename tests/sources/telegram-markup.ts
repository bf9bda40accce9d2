// Preview pages of channels as t.me/s shows them.

interface Extra {
  before?: string;
  meta?: string;
  wrap?: string;
}

/** One message as the preview page shows it. */
export const message = (
  number: number,
  body: string,
  { before = '', meta = '', wrap = '' }: Extra = {},
): string => `
<div class="tgme_widget_message_wrap js-widget_message_wrap">
 <div class="tgme_widget_message ${wrap} js-widget_message" data-post="example_news/${number}">
  <div class="tgme_widget_message_bubble">
   <div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name" href="https://t.me/example_news"><span dir="auto">وكالة مثال</span></a></div>
   ${before}${body}
   <div class="tgme_widget_message_footer"><div class="tgme_widget_message_info"><span class="tgme_widget_message_views">2.1K</span>
    <span class="tgme_widget_message_meta">${meta}<a class="tgme_widget_message_date" href="https://t.me/example_news/${number}"><time datetime="2026-11-24T0${number % 10}:15:00+00:00" class="time">12:15</time></a></span></div></div>
  </div></div></div>`;
export const text = (html: string): string =>
  `<div class="tgme_widget_message_text js-message_text" dir="auto">${html}</div>`;
/** A page of a channel; `more` is the number before which older messages are had. */
export const page = (messages: string, more: number | null = null): string => `<!doctype html><html><body>
 <main class="tgme_main"><section class="tgme_channel_history js-message_history">
 ${more === null ? '' : `<div class="tgme_widget_message_centered"><a href="/s/example_news?before=${more}" class="tme_messages_more js-messages_more" data-before="${more}"></a></div>`}
 ${messages}</section></main></body></html>`;

/** What is shown of the page behind a link. */
export const preview = (title: string, description: string): string =>
  `<a class="tgme_widget_message_link_preview" href="https://news.example/7"><div class="link_preview_site_name accent_color" dir="auto">صحيفة</div>
   <div class="link_preview_title" dir="auto">${title}</div><div class="link_preview_description" dir="auto">${description}</div></a>`;
export const LINK = '<a href="https://news.example/7">https://news.example/7</a>';
