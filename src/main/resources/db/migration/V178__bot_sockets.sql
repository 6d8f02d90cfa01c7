alter table connections drop constraint connections_origin_check;
alter table connections add constraint connections_origin_check check (origin in ('configuration', 'inbox', 'bot'));

-- Customers whom a Socket.IO bot handed over, and how far what people answered is known to have reached them
create table bot_sockets (
    bot             text not null,
    customer        text not null,                          -- the bot's own ConversationID
    conversation_id uuid,                                   -- ours, up to whose message…
    delivered       bigint not null default 0,              -- …of this number the customer has everything
    leaving         boolean not null default false,         -- people are done: to be told as soon as all else was
    created_at      timestamptz not null,
    seen_at         timestamptz not null,
    primary key (bot, customer)
);
